import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PlainFileSink } from '../../src/main/files/plain-file-sink.ts';
import { makeDemoFootage } from '../../src/main/media/demo-footage.ts';

/** What becomes of some fragments of a kind: the middle is copied, or all is encoded anew and why. */
export type ExpectedPath = 'smart' | 'full (footage)' | 'full (noKey)' | 'full (parts)';

export interface FilmKind {
  readonly name: string;
  /** Its files in order. */
  readonly files: readonly string[];
  readonly path: ExpectedPath;
  /** As shown; 320 by 180 unless given. */
  readonly size?: readonly [width: number, height: number];
  /** What is done to the footage before a fragment has to look like it. */
  readonly shownThrough?: string;
}

/** Kinds of source that fragments are taken from, each of about eight seconds with its own frame number burnt in. */
export const filmKinds: readonly FilmKind[] = [
  { name: 'closed groups with B-frames, index at the end', files: ['closed.mp4'], path: 'smart' },
  { name: 'closed groups in order, index in front', files: ['inorder.mp4'], path: 'smart' },
  { name: 'B-frames and one group of 250', files: ['plain.mp4'], path: 'smart' },
  { name: 'open groups', files: ['open.mp4'], path: 'full (noKey)' },
  { name: 'variable frame rate', files: ['vfr.mp4'], path: 'smart' },
  { name: 'fifty frames a second', files: ['fast.mp4'], path: 'smart' },
  { name: 'fragmented MP4', files: ['piped.mp4'], path: 'smart' },
  { name: 'full range of brightness', files: ['range.mp4'], path: 'smart' },
  { name: 'turned a quarter', files: ['turned.mp4'], path: 'smart', size: [180, 320] },
  { name: 'pixels that are not square', files: ['oblong.mp4'], path: 'smart' },
  { name: 'picture a second after the sound', files: ['late.mp4'], path: 'smart' },
  { name: 'no sound', files: ['silent.mp4'], path: 'smart' },
  { name: 'ticks as coarse as frames', files: ['coarse.mp4'], path: 'smart' },
  { name: 'Matroska', files: ['matroska.mkv'], path: 'smart' },
  { name: 'transport stream', files: ['stream.ts'], path: 'smart' },
  {
    ...{ name: 'interlaced', files: ['fields.mp4'], path: 'full (footage)' },
    shownThrough: 'bwdif=mode=send_frame',
  },
  { name: 'ten bits', files: ['deep.mp4'], path: 'full (footage)' },
  { name: 'two parts', files: ['closed.mp4', 'second.mp4'], path: 'full (parts)' },
];

/** Makes all of them in a folder. */
export async function makeCutFilms(folder: string): Promise<void> {
  const at = (name: string) => join(folder, name);
  const signal = new AbortController().signal;
  const make = (options: string, output: string) =>
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...options.split(' '), at(output)]);
  const demo = { seconds: 8, width: 320, height: 180, bFrames: 3 };
  await makeDemoFootage(
    await PlainFileSink.create(at('long.mp4')),
    { ...demo, rate: 25, group: 250 },
    signal,
  );
  await makeDemoFootage(
    await PlainFileSink.create(at('piped.mp4')),
    { ...demo, rate: 25, group: 20 },
    signal,
  );
  await makeDemoFootage(
    await PlainFileSink.create(at('fast50.mp4')),
    { ...demo, seconds: 4, rate: 50, group: 25 },
    signal,
  );
  make(`-i ${at('long.mp4')} -c copy`, 'plain.mp4');
  make(`-i ${at('piped.mp4')} -c copy`, 'closed.mp4');
  const long = `-i ${at('plain.mp4')}`;
  // Each frame once, none made up.
  const x264 = '-fps_mode passthrough -c:v libx264 -preset veryfast -crf 18';
  const closed = `-i ${at('closed.mp4')}`;
  make(`${long} ${x264} -profile:v main -bf 0 -g 20 -c:a copy -movflags +faststart`, 'inorder.mp4');
  make(
    `${long} ${x264} -bf 3 -x264-params open-gop=1:keyint=20:min-keyint=20:scenecut=0 -c:a copy`,
    'open.mp4',
  );
  const dropped = "select='not(eq(mod(n,5),2))*not(between(n,60,95))'";
  make(`${long} -vf ${dropped} ${x264} -g 20 -c:a copy`, 'vfr.mp4');
  make(`-i ${at('fast50.mp4')} -c copy`, 'fast.mp4');
  make(`${long} ${x264} -vf scale=out_range=pc -pix_fmt yuvj420p -g 20 -c:a copy`, 'range.mp4');
  make(`${closed} -c copy -metadata:s:v:0 rotate=90`, 'turned.mp4');
  make(`${long} ${x264} -vf setsar=64/45 -g 20 -c:a copy`, 'oblong.mp4');
  make(`-itsoffset 1 ${closed} ${closed} -map 0:v -map 1:a -c copy`, 'late.mp4');
  make(`${closed} -an -c copy`, 'silent.mp4');
  make(`${closed} -c copy -video_track_timescale 25`, 'coarse.mp4');
  make(`${closed} -c copy`, 'matroska.mkv');
  make(`${closed} -c copy`, 'stream.ts');
  make(`${long} ${x264} -flags +ilme+ildct -g 20 -c:a copy`, 'fields.mp4');
  make(`${long} ${x264} -pix_fmt yuv420p10le -g 20 -c:a copy`, 'deep.mp4');
  make(`-ss 3 ${long} ${x264} -bf 2 -g 40 -c:a aac`, 'second.mp4');
}
