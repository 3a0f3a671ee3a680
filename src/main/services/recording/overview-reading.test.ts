import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { PeaksBuilder } from '../../../shared/kernels/peaks.ts';
import { encodeFilmstrip } from '../../media/filmstrip-file.ts';
import { encodePeaks } from '../../media/peaks-file.ts';
import { insertMediaIdentity } from '../../store/repositories/key-repository.ts';
import { setPartFrames } from '../../store/repositories/recording-repository.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { filmstripFile, footageFolder, peaksFile } from './footage-files.ts';
import { filmstripOf, peaksOf } from './overview-reading.ts';

const SECOND_US = 1_000_000;
const LENGTH_US = 7_200 * SECOND_US;
const RATE = 8_000;
const HUM = 25;
const { session, recordingId, setClock } = sessionOnRows(join(scratchFolder('overview-reading'), 'library'));

/**
 * Two hours of a hum with a click in every minute, 30 ms after it begins, and the overview of it in the vault: of the film itself
 * there is nothing.
 */
beforeAll(async () => {
  setClock(0); // the day on which it was imported
  const { identity, recipient } = await newAgeIdentity();
  session.change((db) => {
    insertMediaIdentity(db, recordingId, identity);
    setPartFrames(db, recordingId, 0, { endUs: LENGTH_US, frameTimes: Buffer.alloc(0) });
  });
  mkdirSync(footageFolder(session.folder, recordingId), { recursive: true });
  const seal = async (path: string, bytes: Uint8Array) => {
    const writer = await AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] }));
    await writer.write(bytes);
    await writer.finish();
  };
  const minute = new Int16Array(60 * RATE).fill(HUM * 128);
  minute[0.03 * RATE] = -32_767;
  const builder = new PeaksBuilder(80);
  for (let n = 0; n < 120; n += 1) builder.push(minute);
  await seal(peaksFile(session.folder, recordingId, 0), encodePeaks(RATE, 80, builder.finish()));
  const pictures = Array.from({ length: LENGTH_US / SECOND_US / 5 }, (_unused, at) =>
    Uint8Array.of(at % 256),
  );
  await seal(filmstripFile(session.folder, recordingId, 0), encodeFilmstrip(5_000, pictures));
});

/** Which stretches of a view hold the click of a minute. */
function clicksIn(fromUs: number, toUs: number, buckets: number): number[] {
  const clicks = Array.from({ length: 120 }, (_unused, minute) => (minute * 60 + 0.03) * SECOND_US);
  return clicks
    .filter((at) => at >= fromUs && at < toUs)
    .map((at) => Math.floor(((at - fromUs) * buckets) / (toUs - fromUs)));
}

test.each([
  ['ten seconds on a wide screen', 3_595, 10, 2_000],
  ['ten seconds', 3_595, 10, 500],
  ['a minute', 59, 60, 700],
  ['ten minutes', 4_000, 600, 900],
  ['an hour', 1_800, 3_600, 1_000],
  ['two hours', 0, 7_200, 1_200],
])('%s of a film of two hours come from what was made of it once', async (_name, from, seconds, buckets) => {
  const [fromUs, toUs] = [from * SECOND_US, (from + seconds) * SECOND_US];
  const { peaks } = await peaksOf(session, { recordingId, fromUs, toUs, buckets });
  expect(new Set(peaks)).toEqual(new Set([HUM, 255]));
  const loud = [...peaks.entries()].filter(([, value]) => value === 255);
  const found = loud.map(([bucket]) => bucket);
  const clicks = clicksIn(fromUs, toUs, buckets);
  // a value is a hundredth of a second or more: at its edge a click may stand in the stretch next to it
  expect(clicks.every((bucket) => found.some((one) => Math.abs(one - bucket) <= 1))).toBe(true);
  expect(found.length).toBeLessThanOrEqual(clicks.length * 2);
  expect(clicks.length).toBeGreaterThan(0);
});

test('its filmstrip is whole, and nothing else was there to read', async () => {
  const { pictures } = await filmstripOf(session, recordingId);
  expect(pictures.map(({ atUs }) => atUs)).toEqual(
    Array.from({ length: 1_440 }, (_unused, at) => at * 5 * SECOND_US),
  );
  expect(readdirSync(footageFolder(session.folder, recordingId)).sort()).toEqual([
    'filmstrip-0.age',
    'peaks-0.age',
  ]);
});
