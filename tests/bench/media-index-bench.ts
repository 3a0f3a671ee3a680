import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCameraFile } from '../support/camera-file.ts';
import type { BenchRow } from './bench-row.ts';
import type { IndexMeasured, SurveyTimes } from './media-index-process.ts';

/** Of what has no table; the MP4 lasts an hour, as its index is what counts and not its bytes. */
const MINUTES = 10;
const ROUNDS = 5;
const MOST_MS_PER_HOUR = 2_000;
const MOST_MB = 300;

/** What an import does after sealing: the frames of an MP4, and of another container frames, peaks and filmstrip. */
export async function runMediaBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-media-bench-'));
  try {
    const small = makeCameraFile(join(folder, 'small.mp4'), {
      ...{ seconds: 60, size: '640x360', gop: 50, bitrate: '500k' },
    });
    const large = makeCameraFile(join(folder, 'large.mp4'), {
      ...{ seconds: 60, size: '1280x720', gop: 50, bitrate: '4M' },
    });
    const camcorder = makeCamcorderFile(join(folder, 'camcorder.MTS'));
    return [
      ...indexRows(repeated(small, 60, join(folder, 'phone.mp4'))),
      ...surveyRows('a transport stream of 720p', repeated(large, MINUTES, join(folder, 'stream.ts'))),
      ...surveyRows('AVCHD, 1080i50', repeated(camcorder, MINUTES, join(folder, 'avchd.MTS'))),
      ...surveyRows('a Matroska of 720p', repeated(large, MINUTES, join(folder, 'recorder.mkv'))),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same minute over and over. */
function repeated(minute: string, minutes: number, path: string): string {
  const loop = ['-stream_loop', String(minutes - 1), '-i', minute, '-c', 'copy'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...loop, path]);
  return path;
}

/** A minute as a camcorder writes it: interlaced, a key picture twice a second, 17 Mb/s, AC-3. */
function makeCamcorderFile(path: string): string {
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=1920x1080:rate=50:duration=60'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=60'],
    ...['-vf', 'noise=alls=12:allf=t,interlace=lowpass=0', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-flags', '+ilme+ildct', '-pix_fmt', 'yuv420p', '-g', '12', '-bf', '2'],
    ...['-b:v', '17M', '-maxrate', '20M', '-bufsize', '20M', '-c:a', 'ac3', '-b:a', '256k', path],
  ]);
  return path;
}

function indexRows(path: string): BenchRow[] {
  const { index } = measured('index', path, ROUNDS);
  // a film is read in once: what five rounds leave to be collected is no memory that it takes
  const { peakMb } = measured('index', path, 1);
  const ms = median(index);
  return [
    {
      name: 'frame index of an MP4 of an hour',
      ...{ value: ms, baseline: null, ratio: ms / MOST_MS_PER_HOUR, limit: 1, unit: 'ms' },
      note: 'from the vault: its table, and the looks in the middle and at the end; allowed: 2 s',
    },
    memoryRow('frame index of an MP4', peakMb),
  ];
}

function surveyRows(what: string, path: string): BenchRow[] {
  const { survey, peakMb } = measured('survey', path, ROUNDS);
  rmSync(path);
  rmSync(`${path}.age`);
  const part = (key: keyof SurveyTimes): number => median(survey.map((times) => times[key]));
  const pictures = (MINUTES * 60) / 5;
  const allowed = 1.3 * part('demuxMs') + 10 * pictures;
  const value = median(survey.map(({ overviewMs, looksMs }) => overviewMs + looksMs));
  const parts = `packets, peaks and filmstrip ${ms(part('overviewMs'))}, two looks ${ms(part('looksMs'))}; reading the packets out of the vault alone takes ${ms(part('sealedDemuxMs'))}`;
  return [
    {
      name: `frames, peaks and filmstrip of ${what}`,
      ...{ value, baseline: part('demuxMs'), ratio: value / allowed, limit: 1, unit: 'ms' },
      note: `${MINUTES} minutes, from the vault; allowed: ${ms(allowed)}, 1.3 times one demux from plain disk and 10 ms for each of ${pictures} pictures; ${parts}`,
    },
    memoryRow(what, peakMb),
  ];
}

function memoryRow(what: string, peakMb: number): BenchRow {
  return {
    name: `${what}, resident memory`,
    ...{ value: peakMb, baseline: null, ratio: peakMb / MOST_MB, limit: 1, unit: 'MB' },
    note: `peak of a process of its own; at most ${MOST_MB} MB`,
  };
}

function measured(what: 'index' | 'survey', path: string, rounds: number): IndexMeasured {
  const script = join(import.meta.dirname, 'media-index-process.ts');
  return JSON.parse(
    execFileSync(process.execPath, [script, what, path, `${rounds}`], { encoding: 'utf8' }),
  ) as IndexMeasured;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
