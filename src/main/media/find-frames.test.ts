import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { MemorySink } from '../../../tests/support/memory-sink.ts';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { findFrames, isLongWithoutTable, trustPackets } from './find-frames.ts';
import { buildFrameIndex } from './frame-index.ts';
import { makeOverview } from './overview.ts';
import { probeMedia } from './probe.ts';
import { readSampleTable } from './sample-table.ts';

const folder = scratchFolder('find-frames');
const picture = '-f lavfi -i testsrc2=s=96x64:r=10:d=70';
const h264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';

function made(options: string, name: string): Buffer {
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...options.split(' '), path]);
  return readFileSync(path);
}

let phone: Buffer;

beforeAll(() => {
  phone = made(`${picture} ${h264} -bf 2 -g 40 -movflags +faststart`, 'phone.mp4');
});

async function find(bytes: Uint8Array) {
  const source = memorySource(bytes);
  const probe = await probeMedia(source);
  const { index, ...rest } = await findFrames(source, probe);
  return { times: [...index.timesUs], endUs: index.endUs, ...rest };
}

test('a long phone film is indexed by its table, as decoding all of it does', async () => {
  const source = memorySource(phone);
  const decoded = await buildFrameIndex(source, await probeMedia(source));
  expect(await find(phone)).toEqual({
    times: [...decoded.timesUs],
    endUs: decoded.endUs,
    ...{ basis: 'packets', cutShort: null, hole: null, keyGapUs: 4_000_000, openGroups: false },
  });
});

test('a table that the last seconds contradict is not believed: all is decoded, and the end is missing', async () => {
  const cut = await find(phone.subarray(0, Math.floor(phone.length * 0.8)));
  expect(cut).toMatchObject({ basis: 'decoded', hole: null });
  const lostUs = cut.cutShort?.lostUs ?? 0;
  expect(cut.endUs + lostUs).toBe(70_000_000);
  expect(lostUs).toBeGreaterThan(5_000_000);
  expect(cut.times.length).toBe(Math.round(cut.endUs / 100_000));
});

test('a table that the middle contradicts is not believed: the frames that decode are kept, and the hole is noted', async () => {
  const wrecked = Buffer.from(phone);
  const media = wrecked.indexOf('mdat');
  wrecked.fill(
    0,
    media + Math.floor((wrecked.length - media) * 0.48),
    media + Math.floor((wrecked.length - media) * 0.52),
  );
  const { basis, cutShort, hole, times, endUs } = await find(wrecked);
  expect({ basis, cutShort, endUs }).toEqual({ basis: 'decoded', cutShort: null, endUs: 70_000_000 });
  expect(hole?.fromUs).toBeGreaterThan(25_000_000);
  expect(hole?.toUs).toBeLessThan(45_000_000);
  expect(times.length).toBeGreaterThan(600);
});

test('an edit that starts between key frames, and fragments: the table is checked and decoding decides', async () => {
  const edited = made(`-ss 1.5 -i ${join(folder, 'phone.mp4')} -c copy`, 'edited.mp4');
  const fragments = made(
    `-i ${join(folder, 'phone.mp4')} -c copy -movflags frag_keyframe+delay_moov+default_base_moof`,
    'fragments.mp4',
  );
  for (const film of [edited, fragments]) {
    const source = memorySource(film);
    const decoded = await buildFrameIndex(source, await probeMedia(source));
    expect((await find(film)).times).toEqual([...decoded.timesUs]);
  }
});

test('other containers have no such table', async () => {
  const source = memorySource(made(`-i ${join(folder, 'phone.mp4')} -c copy`, 'phone.mkv'));
  expect(await readSampleTable(source, await probeMedia(source))).toBeNull();
});

/** What one reading tells of the packets, on the way to its pictures and peaks. */
async function trusted(bytes: Uint8Array) {
  const source = memorySource(bytes);
  const probe = await probeMedia(source);
  const signal = new AbortController().signal;
  const packets = await makeOverview(source, probe, {
    ...{ durationUs: null, filmstripSink: new MemorySink(), peaksSink: new MemorySink(), signal },
    onProgress: () => undefined,
  });
  if (packets === null) throw new Error('the packets were asked for');
  const decoded = await buildFrameIndex(source, probe);
  const found = await trustPackets(source, probe, packets);
  return { decoded, found, isLong: isLongWithoutTable(probe) };
}

test.each([
  ['recorder.mkv', '-c copy', 'packets'],
  ['stick.ts', '-c copy -f mpegts', 'doubtful'],
  ['long-groups.ts', `${h264} -g 160 -keyint_min 160 -sc_threshold 0 -f mpegts`, 'doubtful'],
  ['camcorder.m2ts', `-vf interlace ${h264} -flags +ilme+ildct -g 10 -f mpegts`, 'doubtful'],
])('without a table the packets stand in, once they were looked at: %s', async (name, options, basis) => {
  const { decoded, found, isLong } = await trusted(made(`-i ${join(folder, 'phone.mp4')} ${options}`, name));
  expect(isLong).toBe(true);
  expect(found).toMatchObject({ basis, cutShort: null, hole: null });
  expect([...(found?.index.timesUs ?? [])]).toEqual([...decoded.timesUs]);
  expect(found?.index.endUs).toBe(decoded.endUs);
});
