import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { checkFragment } from '../../src/main/media/fragment-check.ts';
import { renderFragment } from '../../src/main/media/fragment-render.ts';
import type { FragmentPart } from '../../src/main/media/fragment-span.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { MemorySink } from '../support/memory-sink.ts';
import { scratchFolder } from '../support/scratch.ts';

/** Three voices of four seconds: at arm's length, from the last row twenty decibels softer, and near again. */
const scratch = scratchFolder('levelled');
const signal = new AbortController().signal;
const film = (name: string) => join(scratch, `${name}.mp4`);
let part: FragmentPart;

beforeAll(async () => {
  const voice =
    "anoisesrc=c=pink:r=48000:d=12:seed=7,tremolo=f=4:d=0.9,volume='if(between(t,4,8),0.1,1)':eval=frame";
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=160x90:r=25:d=12', '-f', 'lavfi', '-i', voice];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', '-b:a', '128k', film('lesson')];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...picture, ...codecs]);
  const source = await plainFileSource(film('lesson'));
  const probe = await probeMedia(source);
  part = { source, probe, index: await buildFrameIndex(source, probe) };
}, 60_000);

afterAll(() => part.source.close());

/** Silent from 9.5 s to 10.5 s. */
const muted = [{ startUs: 9_500_000, endUs: 10_500_000 }];

async function render(levelled: boolean): Promise<string> {
  const asked = { parts: [part], inFrame: 0, outFrame: 300, levelled, covers: { frames: [], muted } };
  const sink = new MemorySink();
  await renderFragment({ ...asked, sink, signal, onProgress: () => undefined });
  await checkFragment({ ...asked, rendered: sink.asSource(), signal });
  const path = film(levelled ? 'levelled' : 'as-recorded');
  writeFileSync(path, sink.bytes);
  return path;
}

/** Loudness of a stretch in LUFS (ITU-R BS.1770, EBU R 128). */
function loudness(path: string, fromS: number, toS: number): number {
  const filter = `atrim=${fromS}:${toS},ebur128`;
  const { stderr } = spawnSync('ffmpeg', ['-nostats', '-i', path, '-vn', '-af', filter, '-f', 'null', '-']);
  return Number([...String(stderr).matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1]);
}

function samples(path: string): Float32Array {
  const args = ['-v', 'error', '-i', path, '-vn', '-ac', '1', '-f', 'f32le', '-'];
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: 64 * 1024 * 1024 });
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

test('soft voices come within half the decibels of near ones, a silence stays silence, and no sound moves', async () => {
  const [plain, levelled] = [await render(false), await render(true)];
  const gap = (path: string) => loudness(path, 0.5, 3.5) - loudness(path, 4.5, 7.5);
  expect(gap(plain)).toBeGreaterThan(18);
  expect(Math.abs(gap(levelled))).toBeLessThan(9);
  expect(loudness(levelled, 4.5, 7.5)).toBeGreaterThan(loudness(plain, 4.5, 7.5) + 8);

  const [before, after] = [samples(plain), samples(levelled)];
  expect(after.length).toBe(before.length);
  const loudest = (of: Float32Array) => of.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  expect(loudest(after.subarray(9.5 * 48_000, 10.5 * 48_000))).toBe(0);
  expect(loudest(after)).toBeLessThan(1);
});
