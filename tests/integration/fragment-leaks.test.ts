import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ByteSource } from '../../src/main/files/byte-source.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { checkFragment } from '../../src/main/media/fragment-check.ts';
import { makeFragment } from '../../src/main/media/fragment-make.ts';
import { renderFragment } from '../../src/main/media/fragment-render.ts';
import type { FragmentPart } from '../../src/main/media/fragment-span.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { nalUnitsOfAnnexB } from '../../src/main/media/nal-units.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { MemoryPlace } from '../support/memory-place.ts';
import { MemorySink } from '../support/memory-sink.ts';
import { scratchFolder } from '../support/scratch.ts';

/**
 * A camera that writes down everything it can: where it was, what it was, captions and notes in every picture, a timecode
 * track, and its own parameter sets under the very ids that the renderer would take first.
 */
const scratch = scratchFolder('fragment-leaks');
const signal = new AbortController().signal;
const at = (name: string) => join(scratch, name);
const ffmpeg = (...args: string[]) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args]);
const wanted = { inFrame: 30, outFrame: 130 };

/** Captions as television carries them (CTA-708, ATSC A/53 part 4): type 4, "GA94", one pair of letters. */
const captions = Buffer.from('0604 0d b50031 47413934 03 41 ff fc942c ff 80'.replaceAll(' ', ''), 'hex');
const planted = {
  captions: Buffer.from('GA94'),
  note: Buffer.from('NOTE-OF-THE-CAMERA'),
  encoder: Buffer.from('dc45e9bde6d948b7962cd820d923eeef', 'hex'),
  place: Buffer.from('+52.1552'),
  timecode: Buffer.from('tmcd'),
  title: Buffer.from('Groep 6 Juf Anja'),
};
let part: FragmentPart;

beforeAll(async () => {
  const note = 'sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+NOTE-OF-THE-CAMERA:aud=insert';
  ffmpeg(
    ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=6', '-c:v', 'libx264', '-bf', '0'],
    ...['-g', '25', '-x264-params', 'sps-id=31', '-bsf:v', `h264_metadata=${note}`, at('film.h264')],
  );
  const units = nalUnitsOfAnnexB(readFileSync(at('film.h264')));
  const start = Buffer.from([0, 0, 0, 1]);
  const isSlice = (unit: Uint8Array) => [1, 5].includes((unit[0] ?? 0) & 0x1f);
  const pieces = units.flatMap((unit) => [...(isSlice(unit) ? [start, captions] : []), start, unit]);
  writeFileSync(at('captions.h264'), Buffer.concat(pieces));
  ffmpeg(
    ...[
      '-r',
      '25',
      '-i',
      at('captions.h264'),
      '-f',
      'lavfi',
      '-i',
      'sine=d=6',
      '-c:v',
      'copy',
      '-c:a',
      'aac',
    ],
    ...['-metadata', 'location=+52.1552+005.3872/', '-metadata', 'title=Groep 6 Juf Anja'],
    ...['-timecode', '10:00:00:00', at('film.mov')],
  );
  part = await openPart(at('film.mov'));
}, 120_000);

afterAll(() => part.source.close());

async function openPart(path: string): Promise<FragmentPart> {
  const source = await plainFileSource(path);
  const probe = await probeMedia(source);
  return { source, probe, index: await buildFrameIndex(source, probe) };
}

function foundIn(bytes: Buffer): string[] {
  return Object.entries(planted).flatMap(([name, needle]) => (bytes.includes(needle) ? [name] : []));
}

/** As ffmpeg's own renderings are. */
const inPieces = ['-movflags', 'frag_keyframe+delay_moov+default_base_moof'];

const make = (place: MemoryPlace) =>
  makeFragment({ parts: [part], ...wanted, place, signal, onProgress: () => undefined });

test('nothing that a camera wrote down beside the picture is in a fragment, which a plain copy has all of', async () => {
  ffmpeg('-i', at('film.mov'), '-t', '4', '-c', 'copy', at('copy.mov'));
  expect(foundIn(readFileSync(at('copy.mov')))).toEqual(Object.keys(planted));
  const place = new MemoryPlace();
  expect(await make(place)).toMatchObject({ path: 'smart', frames: 100 });
  expect(foundIn(place.sink.bytes)).toEqual([]);
  const sink = new MemorySink();
  await renderFragment({ parts: [part], ...wanted, sink, signal, onProgress: () => undefined });
  expect(foundIn(sink.bytes)).toEqual([]);
});

test('what is added to a fragment afterwards is seen by the check', async () => {
  const place = new MemoryPlace();
  await make(place);
  writeFileSync(at('made.mp4'), place.sink.bytes);
  const check = async (...changes: string[]) => {
    ffmpeg('-i', at('made.mp4'), '-c', 'copy', ...changes, at('changed.mp4'));
    const rendered = await plainFileSource(at('changed.mp4'));
    try {
      return await checkFragment({ parts: [part], ...wanted, rendered, signal }).then(
        () => 'passed',
        (error) => error.params.reason,
      );
    } finally {
      await rendered.close();
    }
  };
  const bare = ['-fflags', '+bitexact', '-map_metadata', '-1', '-metadata:s:v:0', 'encoder= ', ...inPieces];
  expect(await check(...bare)).toBe('passed');
  expect(await check(...bare, '-bsf:v', 'h264_metadata=aud=insert')).toBe('notes');
  expect(await check(...bare, '-metadata', 'title=les')).toBe('metadata');
  expect(await check(...bare, '-timecode', '10:00:00:00')).toBe('metadata');
  expect(await check(...bare, '-metadata', 'creation_time=2026-11-29T10:00:00Z')).toBe('metadata');
  expect(await check(...bare, '-an')).toBe('streams');
});

/** Gives a fragment back with one byte changed in the middle, at those openings. */
class BrokenPlace extends MemoryPlace {
  readonly #breaks: readonly number[];
  #opened = 0;

  constructor(...breaks: readonly number[]) {
    super();
    this.#breaks = breaks;
  }

  override async open(): Promise<ByteSource> {
    this.#opened += 1;
    const whole = await super.open();
    if (!this.#breaks.includes(this.#opened)) return whole;
    const bytes = await whole.read(0, whole.size);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
    const broken = new MemorySink();
    await broken.write(bytes);
    return broken.asSource();
  }
}

test('a cut that fails its check is encoded anew; one that was encoded anew and fails is not kept', async () => {
  const once = new BrokenPlace(1);
  expect(await make(once)).toMatchObject({ path: 'full', reason: 'check', frames: 100 });
  expect([once.discarded, once.sink.state]).toEqual([1, 'finished']);
  // the second time it is opened to be written plainly, the third to be checked
  const always = new BrokenPlace(1, 3);
  await expect(make(always)).rejects.toMatchObject({ code: 'fragmentNotExact' });
  expect([always.discarded, always.sink.bytes.length]).toEqual([2, 0]);
});
