import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCameraFile } from '../support/camera-file.ts';
import type { BenchRow } from './bench-row.ts';

const MOST_MB = 300;
const MINUTE_FRAMES = 60 * 25;

type LongFilm = {
  readonly name: string;
  /** Of the minute that the film consists of. */
  readonly bitrate: string;
  readonly gop: number;
  readonly size: { readonly minutes: number } | { readonly bytes: number };
};

const films: readonly LongFilm[] = [
  { name: '60 minutes, 1080p', bitrate: '4M', gop: 50, size: { minutes: 60 } },
  { name: '3 hours, 1080p', bitrate: '2M', gop: 50, size: { minutes: 180 } },
  { name: '12 GB, 1080p', bitrate: '100M', gop: 25, size: { bytes: 12e9 } },
];

type Taken = {
  readonly watchableMs: number;
  readonly readyMs: number;
  readonly frames: number;
  readonly peakMb: number;
};

/** Long and large films through the whole import: they get through, every frame is found, and the memory stays small. Nothing is kept. */
export async function runLongFilmBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-long-film-bench-'));
  try {
    return films.flatMap((film) => takeIn(film, join(folder, film.name.replaceAll(/\W+/g, '-'))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function takeIn(film: LongFilm, folder: string): BenchRow[] {
  const { path, minutes } = makeFilm(film, folder);
  const bytes = statSync(path).size;
  refuseWithoutRoom(folder, bytes);
  const demuxMs = timed(() => demux(path));
  const taken = takeInProcess(path, folder);
  const wanted = minutes * MINUTE_FRAMES;
  rmSync(path);
  rmSync(`${folder}-library`, { recursive: true, force: true });
  const size = `${(bytes / 1e9).toFixed(1)} GB, ${minutes} minutes`;
  return [
    {
      name: `${film.name}: ready`,
      value: taken.readyMs,
      baseline: demuxMs,
      ratio: Math.abs(taken.frames - wanted) + 1,
      limit: 1,
      unit: 'ms',
      note: `${size}, watchable after ${Math.round(taken.watchableMs)} ms; baseline: reading its packets from plain disk; the ratio counts what is wrong: 1 is all ${wanted} frames found`,
    },
    {
      name: `${film.name}: resident memory`,
      value: taken.peakMb,
      baseline: null,
      ratio: taken.peakMb / MOST_MB,
      limit: 1,
      unit: 'MB',
      note: `of the process that takes it in, looked at every 20 ms after the key was derived; at most ${MOST_MB} MB`,
    },
  ];
}

/** A minute over and over, its packets copied: long enough in a moment. */
function makeFilm({ bitrate, gop, size }: LongFilm, folder: string): { path: string; minutes: number } {
  const minute = makeCameraFile(`${folder}-minute.mp4`, { seconds: 60, size: '1920x1080', gop, bitrate });
  const minutes = 'minutes' in size ? size.minutes : Math.ceil(size.bytes / statSync(minute).size);
  const film = `${folder}.mp4`;
  const input = ['-stream_loop', `${minutes - 1}`, '-i', minute];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-c', 'copy', film]);
  rmSync(minute);
  return { path: film, minutes };
}

function refuseWithoutRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(join(folder, '..'));
  if (bavail * bsize < bytes * 1.2) throw new Error('too little room on this disk for the long films');
}

function demux(path: string): void {
  execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0', '-c', 'copy', '-f', 'null', '-']);
}

function takeInProcess(path: string, folder: string): Taken {
  const script = join(import.meta.dirname, 'long-film-process.ts');
  const printed = execFileSync(process.execPath, [script, path, `${folder}-library`], { encoding: 'utf8' });
  return JSON.parse(printed) as Taken;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
