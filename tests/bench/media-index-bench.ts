import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ByteSource } from '../../src/main/files/byte-source.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { findFrames, trustPackets } from '../../src/main/media/find-frames.ts';
import { makeOverview } from '../../src/main/media/overview.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { openAgeFile } from '../../src/main/vault/age-file-reader.ts';
import { AgeFileWriter } from '../../src/main/vault/age-file-writer.ts';
import { createAgeHeader } from '../../src/main/vault/age-header.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { MemorySink } from '../support/memory-sink.ts';
import type { BenchRow } from './bench-row.ts';

/** Of the transport stream; the MP4 lasts an hour, as its index is what counts and not its bytes. */
const MINUTES = 10;
const MOST_MS_PER_HOUR = 2_000;
const REPETITIONS = 3;

/** What an import does after sealing: the frames of an MP4, and of another container frames, peaks and filmstrip in one reading. */
export async function runMediaBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-media-bench-'));
  try {
    return [await indexRow(folder), await overviewRow(folder)];
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

async function indexRow(folder: string): Promise<BenchRow> {
  const like = { seconds: 60, size: '640x360', gop: 50, bitrate: '500k' };
  const minute = makeCameraFile(join(folder, 'small.mp4'), like);
  const sealed = await seal(repeated(minute, 60, join(folder, 'phone.mp4')), folder);
  const probe = await probeMedia(sealed);
  const ms = await median(async () => {
    const { basis } = await findFrames(sealed, probe);
    if (basis !== 'packets') throw new Error('the table was not trusted');
  });
  await sealed.close();
  return {
    name: 'frame index of an MP4 of an hour',
    ...{ value: ms, baseline: null, ratio: ms / MOST_MS_PER_HOUR, limit: 1, unit: 'ms' },
    note: 'from the vault: its table, and the looks in the middle and at the end; allowed: 2 s',
  };
}

async function overviewRow(folder: string): Promise<BenchRow> {
  const like = { seconds: 60, size: '1280x720', gop: 50, bitrate: '4M' };
  const minute = makeCameraFile(join(folder, 'large.mp4'), like);
  const path = repeated(minute, MINUTES, join(folder, 'camcorder.ts'));
  const demuxMs = await median(async () => {
    execFileSync('ffmpeg', ['-v', 'error', '-i', path, '-map', '0', '-c', 'copy', '-f', 'null', '-']);
  });
  const sealed = await seal(path, folder);
  const probe = await probeMedia(sealed);
  const signal = new AbortController().signal;
  const ms = await median(async () => {
    const packets = await makeOverview(sealed, probe, {
      ...{ durationUs: null, filmstripSink: new MemorySink(), peaksSink: new MemorySink(), signal },
      onProgress: () => undefined,
    });
    if (packets === null || (await trustPackets(sealed, probe, packets)) === null)
      throw new Error('the packets were not trusted');
  });
  await sealed.close();
  const pictures = (MINUTES * 60) / 5;
  const allowed = 1.3 * demuxMs + 10 * pictures;
  return {
    name: 'frames, peaks and filmstrip of a transport stream',
    ...{ value: ms, baseline: demuxMs, ratio: ms / allowed, limit: 1, unit: 'ms' },
    note: `${MINUTES} minutes of 720p from the vault, in one reading and two looks; allowed: 1.3 times one demux from plain disk and 10 ms for each of ${pictures} pictures`,
  };
}

/** Puts a file in the vault, as an import does. */
async function seal(path: string, folder: string): Promise<ByteSource> {
  const { identity, recipient } = await newAgeIdentity();
  const target = join(folder, `${randomUUID()}.age`);
  const writer = await AgeFileWriter.create(target, await createAgeHeader({ recipients: [recipient] }));
  const plain = await plainFileSource(path);
  const piece = 4 * 1024 * 1024;
  for (let at = 0; at < plain.size; at += piece) await writer.write(await plain.read(at, piece));
  await plain.close();
  await writer.finish();
  return openAgeFile(target, { identity });
}

async function median(work: () => Promise<void>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < REPETITIONS; n += 1) {
    const begin = performance.now();
    await work();
    taken.push(performance.now() - begin);
  }
  return taken.sort((a, b) => a - b)[Math.floor(REPETITIONS / 2)] ?? Number.NaN;
}
