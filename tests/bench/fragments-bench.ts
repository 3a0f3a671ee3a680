import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainFileSink } from '../../src/main/files/plain-file-sink.ts';
import { makeDemoFootage } from '../../src/main/media/demo-footage.ts';
import type { BenchRow } from './bench-row.ts';
import type { FragmentTimes } from './fragments-process.ts';

/** Two seconds from key frame to key frame, as cameras and phones write at most. */
const footage = { seconds: 68, width: 1920, height: 1080, rate: 25, group: 50, bFrames: 2 };

/** First frames: shortly after a key frame, and shortly before one. */
const BEGINS = ['53', '148'];
const LEAST_TIMES_FASTER = 8;
const MOST_MB = 300;

/** Fragments of a minute of 1080p, checks included: the middle copied, against all of it encoded anew, in turns. */
export async function runFragmentsBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-fragments-bench-'));
  try {
    const piped = join(folder, 'piped.mp4');
    await makeDemoFootage(await PlainFileSink.create(piped), footage, new AbortController().signal);
    execFileSync('ffmpeg', ['-v', 'error', '-i', piped, '-c', 'copy', join(folder, 'lesson.mp4')]);
    const script = join(import.meta.dirname, 'fragments-process.ts');
    const printed = execFileSync(process.execPath, [script, folder, ...BEGINS], { encoding: 'utf8' });
    const { rounds, peakMb } = JSON.parse(printed) as FragmentTimes;
    return [...rounds.map(speedRow), memoryRow(peakMb)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function speedRow({ cutMs, fullMs }: FragmentTimes['rounds'][number], at: number): BenchRow {
  const times = (fullMs / cutMs).toFixed(1);
  return {
    name: `fragment of 60 s from frame ${BEGINS[at]}`,
    ...{ value: cutMs, baseline: fullMs, ratio: cutMs / fullMs, limit: 1 / LEAST_TIMES_FASTER, unit: 'ms' },
    note: `against encoding all of it, both with their check; ${times} times as fast`,
  };
}

function memoryRow(peakMb: number): BenchRow {
  return {
    name: 'fragments, resident memory',
    ...{ value: peakMb, baseline: null, ratio: peakMb / MOST_MB, limit: 1, unit: 'MB' },
    note: `peak of a process of its own; at most ${MOST_MB} MB`,
  };
}
