import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { HEIGHT, WIDTH } from './encode.ts';

/** Writes bare pixels (RGBA) as a PNG file. @throws Error when ffmpeg can't. */
export async function savePicture(pixels: Buffer, file: string): Promise<void> {
  const options = [
    '-v',
    'error',
    '-y',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
    '-s',
    `${WIDTH}x${HEIGHT}`,
    '-i',
    'pipe:0',
    '-frames:v',
    '1',
    file,
  ];
  const child = spawn('ffmpeg', options, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(pixels);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
}
