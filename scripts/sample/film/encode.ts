import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { FRAME_RATE } from '../script/clock.ts';
import { SOUND_RATE } from '../sound/speak.ts';

export const WIDTH = 1280;
export const HEIGHT = 720;

/** ffmpeg taking bare pictures on its standard input and the whole sound on descriptor 3. */
export interface Encoder {
  readonly write: (pixels: Buffer) => Promise<void>;
  /** Ends the film. @throws Error with ffmpeg's own words when it failed. */
  readonly finish: () => Promise<void>;
}

/**
 * Starts writing `file`: H.264 yuv420p, closed groups of two seconds with B-frames, as a camera would (and small enough to go
 * along with the product), AAC, index in front. Nothing in it tells when or where it was made: bit-exact muxing, no metadata, no encoder note (SEI type 6).
 */
export function encode(file: string, sound: Buffer): Encoder {
  const child = spawn('ffmpeg', settings(file), { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  const { stdin, stderr } = child;
  const soundPipe = child.stdio[3];
  if (!stdin || !stderr || !isWritable(soundPipe)) throw new Error('ffmpeg was started without its pipes');
  stderr.on('data', (piece: Buffer) => said.push(piece));
  const ended = once(child, 'close');
  soundPipe.end(sound);
  return {
    write: async (pixels) => {
      if (!stdin.write(pixels)) await Promise.race([once(stdin, 'drain'), ended]);
    },
    finish: async () => {
      stdin.end();
      const [code] = await ended;
      if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${Buffer.concat(said).toString()}`);
    },
  };
}

function isWritable(pipe: unknown): pipe is Writable {
  return typeof pipe === 'object' && pipe !== null && 'end' in pipe;
}

function settings(file: string): string[] {
  const group = 'keyint=50:min-keyint=50:scenecut=0:open-gop=0:bframes=3:rc-lookahead=50:threads=2';
  const grade =
    'scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int+bitexact,gblur=sigma=0.45,format=yuv420p';
  return [
    '-v',
    'error',
    '-y',
    '-nostdin',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgba',
    '-s',
    `${WIDTH}x${HEIGHT}`,
    '-r',
    `${FRAME_RATE}`,
    '-i',
    'pipe:0',
    '-f',
    'f32le',
    '-ar',
    `${SOUND_RATE}`,
    '-ac',
    '1',
    '-i',
    'pipe:3',
    '-map',
    '0:v',
    '-map',
    '1:a',
    '-vf',
    grade,
    '-c:v',
    'libx264',
    '-profile:v',
    'high',
    '-preset',
    'slow',
    '-tune',
    'animation',
    '-crf',
    '29',
    '-x264-params',
    group,
    '-color_primaries',
    'bt709',
    '-color_trc',
    'bt709',
    '-colorspace',
    'bt709',
    '-color_range',
    'tv',
    '-c:a',
    'aac',
    '-b:a',
    '48k',
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact',
    '-flags:a',
    '+bitexact',
    '-bsf:v',
    'filter_units=remove_types=6',
    '-movflags',
    '+faststart',
    '-shortest',
    file,
  ];
}
