import { execFileSync } from 'node:child_process';

/** What a test's camera file is like; the defaults are a small phone film with B-frames and one long group. */
export interface CameraFile {
  readonly seconds?: number;
  readonly size?: string;
  readonly rate?: number;
  readonly gop?: number;
  readonly bFrames?: number;
  /** Bits per second; raise it for a large file. */
  readonly bitrate?: string;
  readonly sound?: boolean;
  /** Its index stands before the film, so that what is cut off at the end is all that is missing. */
  readonly faststart?: boolean;
}

/** Makes a film as a phone would leave it on a card: H.264 and AAC in an MP4, moving picture, a tone. */
export function makeCameraFile(path: string, o: CameraFile = {}): string {
  const { seconds = 4, size = '320x180', rate = 25, gop = 250, bFrames = 2, sound = true } = o;
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`];
  const tone = sound ? ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`] : [];
  const video = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    `${gop}`,
    '-bf',
    `${bFrames}`,
  ];
  const rateLimit = o.bitrate === undefined ? [] : ['-b:v', o.bitrate, '-minrate', o.bitrate];
  const index = o.faststart ? ['-movflags', '+faststart'] : [];
  const audio = sound ? ['-c:a', 'aac', '-b:a', '64k'] : [];
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    ...picture,
    ...tone,
    ...video,
    ...rateLimit,
    ...audio,
    ...index,
    path,
  ]);
  return path;
}
