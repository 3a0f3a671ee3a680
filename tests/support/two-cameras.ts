import { execFileSync } from 'node:child_process';

/** Words of noise that come and go, and claps: what a classroom sounds like to who lays two films together. */
const words =
  '0.5*random(0)*gt(sin(t*7.3)+sin(t*3.1+1)+sin(t*1.7*sin(t/9)),0.2)+0.9*random(1)*lt(mod(t+3*sin(floor(t/11)),11),0.02)';

/** Makes the sound of a lesson as a WAV of 16 kHz. */
export function makeLessonSound(path: string, seconds: number): void {
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    `aevalsrc='${words}':s=16000:d=${seconds}`,
    path,
  ]);
}

/**
 * Makes the film of one camera, 25 frames a second.
 * @param o.sound arguments for ffmpeg that give the sound
 */
export function makeAngle(
  path: string,
  o: { readonly sound: readonly string[]; readonly seconds: number; readonly colour?: string },
): void {
  const source = o.colour === undefined ? 'testsrc2=' : `color=c=${o.colour}:`;
  const picture = ['-f', 'lavfi', '-i', `${source}s=160x90:r=25:d=${o.seconds}`];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '12', '-bf', '0'];
  const all = [...picture, ...o.sound, ...codecs, '-c:a', 'aac', '-shortest', path];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...all]);
}
