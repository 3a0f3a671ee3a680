import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { checkFragment } from '../../src/main/media/fragment-check.ts';
import { makeFragment } from '../../src/main/media/fragment-make.ts';
import { renderFragment } from '../../src/main/media/fragment-render.ts';
import type { FragmentPart } from '../../src/main/media/fragment-span.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { type FilmKind, filmKinds, makeCutFilms } from '../support/cut-films.ts';
import { decodeFrames, psnr } from '../support/decoded-frames.ts';
import { MemoryPlace } from '../support/memory-place.ts';
import { MemorySink } from '../support/memory-sink.ts';
import { scale, scaled, seededRandom } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../support/shared-media.ts';

const scratch = scratchFolder('fragments');
const signal = new AbortController().signal;
const film = (name: string) => join(scratch, `${name}.mp4`);
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
const open: FragmentPart[] = [];

beforeAll(() => makeCutFilms(scratch), 300_000);

afterAll(async () => {
  for (const part of open) await part.source.close();
});

async function openPart(path: string): Promise<FragmentPart> {
  const source = await plainFileSource(path);
  const probe = await probeMedia(source);
  const part = { source, probe, index: await buildFrameIndex(source, probe) };
  open.push(part);
  return part;
}

async function make(parts: readonly FragmentPart[], inFrame: number, outFrame: number) {
  const place = new MemoryPlace();
  const facts = await makeFragment({ parts, inFrame, outFrame, place, signal, onProgress: () => undefined });
  return { sink: place.sink, facts };
}

describe.each(filmKinds)('$name', (kind) => {
  const { name, files, path, size = [320, 180], shownThrough } = kind;
  test('every fragment shows exactly the chosen frames, each like the source', async () => {
    const parts: FragmentPart[] = [];
    for (const file of files) parts.push(await openPart(join(scratch, file)));
    const decoded = await Promise.all(
      files.map((file) => decodeFrames(join(scratch, file), ...size, shownThrough)),
    );
    const shown = decoded.flatMap(({ luma }) => luma);
    const total = parts.reduce((sum, part) => sum + part.index.timesUs.length, 0);
    expect(shown.length).toBe(total);
    const paths = new Map<string, number>();
    for (const [inFrame, outFrame] of chooseSpans(kind, total)) {
      const { sink, facts } = await make(parts, inFrame, outFrame);
      const taken = facts.path === 'smart' ? 'smart' : `full (${facts.reason})`;
      paths.set(taken, (paths.get(taken) ?? 0) + 1);
      const rendered = join(scratch, 'rendered.mp4');
      writeFileSync(rendered, sink.bytes);
      const { luma } = await decodeFrames(rendered, ...size);
      rmSync(rendered);
      expect({ inFrame, frames: luma.length, told: facts.frames, state: sink.state }).toEqual({
        ...{ inFrame, frames: outFrame - inFrame, told: outFrame - inFrame, state: 'finished' },
      });
      expect(facts.sha256).toBe(createHash('sha256').update(sink.bytes).digest('hex'));
      luma.forEach((frame, at) => {
        const own = psnr(frame, shown[inFrame + at] ?? new Uint8Array());
        const neighbour = shown[inFrame + at + 1];
        expect(own).toBeGreaterThanOrEqual(35);
        if (neighbour !== undefined) expect(own).toBeGreaterThan(psnr(frame, neighbour));
      });
    }
    process.stdout.write(
      `fragments, ${name}: ${[...paths].map(([taken, times]) => `${times} ${taken}`).join(', ')}\n`,
    );
    const ways = [...paths.keys()];
    expect(ways).toContain(path);
    const others = path === 'full (footage)' ? [] : ['smart', 'full (gain)', 'full (noKey)'];
    expect(ways.filter((way) => way !== path && !others.includes(way))).toEqual([]);
  }, 600_000);
});

/** The whole, and anything in between; in the full run, or where only that has no key, also the second half; a single frame and an end. */
function chooseSpans({ name, path }: FilmKind, total: number): (readonly [number, number])[] {
  const random = seededRandom(`fragments, ${name}`);
  const spans: (readonly [number, number])[] = [[0, total - 1]];
  if (scale >= 1 || path === 'full (noKey)') spans.push([total >> 1, total]);
  if (scale >= 1) spans.push([0, 1], [total - 25, total]);
  for (let extra = 0; extra < scaled(12); extra += 1) {
    const first = Math.floor(random() * (total - 2));
    spans.push([first, first + 1 + Math.floor(random() * Math.min(150, total - first - 1))]);
  }
  return spans;
}

test('the sound is that of the span and of nothing beside it', async () => {
  const { sink } = await make([await openPart(film('plain'))], 50, 75);
  const path = join(scratch, 'sounding.mp4');
  writeFileSync(path, sink.bytes);
  const pcm = execFileSync('ffmpeg', [
    '-v',
    'error',
    '-i',
    path,
    '-vn',
    '-f',
    's16le',
    '-ac',
    '1',
    '-ar',
    '48000',
    '-',
  ]);
  const samples = new Int16Array(
    pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length - (pcm.length % 2)),
  );
  expect(Math.abs(samples.length - 48_000)).toBeLessThan(1024);
  // The third second has a tone of 400 Hz, its neighbours 350 and 450: forty crossings in every twentieth of a second.
  const crossings = (from: number) => {
    let count = 0;
    for (let at = from + 1; at < from + 2400; at += 1)
      if ((samples[at - 1] ?? 0) < 0 !== (samples[at] ?? 0) < 0) count += 1;
    return count;
  };
  // The encoder's priming is left out by the file's own edit list; the tone takes a moment to settle.
  const windows = Array.from({ length: 19 }, (_unused, at) => crossings(1424 + at * 2400));
  expect(windows.filter((count) => count < 39 || count > 41)).toEqual([]);
});

test('a fragment that is not what was asked for does not pass the check', async () => {
  const part = await openPart(film('plain'));
  const sink = new MemorySink();
  await renderFragment({
    parts: [part],
    inFrame: 40,
    outFrame: 60,
    sink,
    signal,
    onProgress: () => undefined,
  });
  const against = (inFrame: number, outFrame: number) =>
    checkFragment({ parts: [part], inFrame, outFrame, rendered: sink.asSource(), signal });
  await expect(against(40, 60)).resolves.toBeUndefined();
  await expect(against(41, 61)).rejects.toMatchObject({
    code: 'fragmentNotExact',
    params: { reason: 'quality' },
  });
  await expect(against(40, 61)).rejects.toMatchObject({
    code: 'fragmentNotExact',
    params: { reason: 'count' },
  });
  const tagged = join(scratch, 'tagged.mp4');
  writeFileSync(tagged, sink.bytes);
  ffmpeg(
    '-i',
    tagged,
    '-c',
    'copy',
    '-metadata',
    'location=+52.1+5.1/',
    '-movflags',
    'use_metadata_tags',
    film('retagged'),
  );
  const rendered = await plainFileSource(film('retagged'));
  await expect(
    checkFragment({ parts: [part], inFrame: 40, outFrame: 60, rendered, signal }),
  ).rejects.toMatchObject({
    params: { reason: 'metadata' },
  });
  await rendered.close();
});

test('cancelling leaves nothing and no process', async () => {
  const part = await openPart(film('plain'));
  const controller = new AbortController();
  const sink = new MemorySink();
  const rendering = renderFragment({
    parts: [part],
    inFrame: 0,
    outFrame: 200,
    sink,
    signal: controller.signal,
    onProgress: () => undefined,
  });
  controller.abort();
  await expect(rendering).rejects.toBeDefined();
  expect(sink.state).toBe('aborted');
});

/** Camera files, and what becomes of a fragment from their first frame on. */
const cameraFiles: readonly (readonly [name: string, path: string])[] = [
  ['android_portrait_4k60.mp4', 'smart'],
  ['bframe_pyramid.mp4', 'smart'],
  ['chaplin_person.mp4', 'smart'],
  ['chrome_recorder_h264_noduration.mkv', 'smart'],
  ['edts_sar1280_1281.mp4', 'smart'],
  ['fragmented_bogus_duration.mp4', 'smart'],
  ['fragmented_rot90_51audio.mp4', 'smart'],
  ['iphone5_1080p_vfr.mov', 'smart'],
  ['mp4_first_pts_10s.mp4', 'smart'],
  ['mp4_video_starts_1s_late.mp4', 'smart'],
  ['nasa_2video_2audio_2subs.mp4', 'smart'],
  ['phone_rot180_vfr10fps.mp4', 'smart'],
  ['sar_2x1.mp4', 'smart'],
  ['ts_missing_key_flags.ts', 'smart'],
  ['avi_mpeg4_mp3_23976.avi', 'full (footage)'],
];

describe.runIf(hasSharedMedia('fragments of camera files'))('camera files', () => {
  test.each(cameraFiles)(
    '%s',
    async (name, path) => {
      const part = await openPart(sharedMedia(name));
      const total = part.index.timesUs.length;
      const taken = async (inFrame: number, outFrame: number) => {
        const { facts } = await make([part], inFrame, outFrame);
        expect(facts.frames).toBe(outFrame - inFrame);
        return facts.path === 'smart' ? 'smart' : `full (${facts.reason})`;
      };
      expect(await taken(0, Math.min(total, 40))).toBe(path);
      const others: string[] = [];
      if (scale >= 1) {
        others.push(await taken(Math.max(0, total - 10), total));
        others.push(await taken(0, 1), await taken(Math.floor(total / 3), total));
      }
      process.stdout.write(`fragments, ${name}: ${[path, ...others].join(', ')}\n`);
    },
    300_000,
  );
});
