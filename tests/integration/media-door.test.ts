import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { madeBundle, sixWords } from '../support/made-bundle.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('media-door');
const film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 3 });
const whole = readFileSync(film);
const noDescriptors = !existsSync('/proc/self/fd');
if (noDescriptors) process.stdout.write('skipped: this system does not list open files in /proc\n');

let core: Core;
let recording: Recording;

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
  recording = (await runJob(core, 'recording.import', { paths: [film, film], title: 'Les' })) as Recording;
});

afterAll(() => core.close());

const get = (address: string, range: string | null = null, role: 'owner' | 'board' | 'locked' = 'owner') =>
  core.media(role, address, { method: 'GET', range });

test('the parts join into the recording: no gap, each with its address and its frames', async () => {
  const { counted, parts } = await core.ask('owner', 'recording.parts', { recordingId: recording.id });
  const half = recording.durationUs / 2;
  const part = (position: number) => ({
    position,
    startUs: position * half,
    endUs: (position + 1) * half,
    firstFrame: (position * recording.frames) / 2,
    frames: recording.frames / 2,
    originUs: parts[0]?.originUs,
    hasSound: true,
    address: `film/${recording.id}/${position}`,
  });
  expect({ counted, parts }).toEqual({ counted: true, parts: [part(0), part(1)] });
});

test('a film is answered piece by piece with the bytes that came in', async () => {
  const answer = await get(`film/${recording.id}/1`, 'bytes=100-1099');
  expect(answer?.status).toBe(206);
  expect(answer?.headers['Content-Range']).toBe(`bytes 100-1099/${whole.length}`);
  expect(Buffer.from(answer?.body ?? []).equals(whole.subarray(100, 1100))).toBe(true);
});

test('many readers of many films at once each get their own bytes, also above what stays open', async () => {
  const offsets = Array.from({ length: 40 }, (_, at) => at * 1000);
  const answers = await Promise.all(
    offsets.map((offset, at) => get(`film/${recording.id}/${at % 2}`, `bytes=${offset}-${offset + 99}`)),
  );
  const right = answers.map((answer, at) =>
    Buffer.from(answer?.body ?? []).equals(whole.subarray(offsets[at] ?? 0, (offsets[at] ?? 0) + 100)),
  );
  expect(right).toEqual(offsets.map(() => true));
});

test('the filmstrip names pictures that are there, and peaks follow the sound', async () => {
  const { pictures } = await core.ask('owner', 'recording.filmstrip', { recordingId: recording.id });
  expect(pictures.map(({ atUs }) => atUs)).toEqual([0, recording.durationUs / 2]);
  const picture = await get(pictures[1]?.address ?? '');
  expect(picture?.headers['Content-Type']).toBe('image/jpeg');
  expect(Buffer.from(picture?.body ?? []).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  const ask = (fromUs: number, toUs: number) =>
    core.ask('owner', 'recording.peaks', { recordingId: recording.id, fromUs, toUs, buckets: 20 });
  const { peaks } = await ask(0, recording.durationUs);
  expect(peaks).toHaveLength(20);
  expect(Math.min(...peaks)).toBeGreaterThan(0);
  expect((await ask(recording.durationUs, recording.durationUs + 1_000_000)).peaks).toEqual(
    Array.from({ length: 20 }, () => 0),
  );
});

test.each([
  ['another caller', (id: string) => [`film/${id}/0`, 'board'] as const],
  ['somebody who has not unlocked', (id: string) => [`film/${id}/0`, 'locked'] as const],
  ['a part that is not there', (id: string) => [`film/${id}/2`, 'owner'] as const],
  ['another recording', () => ['film/00000000-0000-4000-8000-000000000000/0', 'owner'] as const],
  ['a way out of the folder', (id: string) => [`film/${id}/../../library.json`, 'owner'] as const],
  ['an escaped way out', (id: string) => [`film/${id}%2f..%2f0/0`, 'owner'] as const],
  ['a number that is written otherwise', (id: string) => [`film/${id}/00`, 'owner'] as const],
  ['nothing', () => ['', 'owner'] as const],
])('%s gets nothing', async (_, attack) => {
  const [address, role] = attack(recording.id);
  expect(await get(`film/${recording.id}/0`, 'bytes=0-9')).not.toBeNull();
  expect(await get(address, 'bytes=0-9', role)).toBeNull();
});

test('while a film is being imported it is watched from where it came, and afterwards from the vault', async () => {
  const large = makeCameraFile(join(scratch, 'large.mp4'), { seconds: 12, size: '640x360' });
  const { jobId } = await core.ask('owner', 'recording.import', { paths: [large], title: 'Straks' });
  // also before anybody has looked what it is
  const atOnce = await get(`import/${jobId}/0`, 'bytes=0-999');
  const importing = await new Promise<Recording>((resolve) => {
    const stop = core.listen(async () => {
      const found = (await core.ask('owner', 'recording.list', {})).find(({ title }) => title === 'Straks');
      if (found === undefined) return;
      stop();
      resolve(found);
    });
  });
  expect(importing).toMatchObject({ state: 'importing', width: 640, height: 360 });
  const { counted, parts } = await core.ask('owner', 'recording.parts', { recordingId: importing.id });
  expect({ counted, parts }).toEqual({
    counted: false,
    parts: [
      {
        position: 0,
        startUs: null,
        endUs: null,
        firstFrame: null,
        frames: null,
        originUs: parts[0]?.originUs,
        hasSound: true,
        address: `film/${importing.id}/0`,
      },
    ],
  });
  const early = await get(`film/${importing.id}/0`, 'bytes=0-999');
  // a seek to what the vault has last of all
  const whole = readFileSync(large);
  const far = await get(`film/${importing.id}/0`, `bytes=${whole.length - 1000}-`);
  expect(Buffer.from(far?.body ?? []).equals(whole.subarray(-1000))).toBe(true);
  await core.outcomeOf(jobId);
  const late = await get(`film/${importing.id}/0`, 'bytes=0-999');
  expect(Buffer.from(early?.body ?? []).equals(whole.subarray(0, 1000))).toBe(true);
  expect(late).toEqual(early);
  expect(atOnce).toEqual(early);
  // whoever watches by the address of the import goes on, and so long as the recording may be opened
  expect(await get(`import/${jobId}/0`, 'bytes=0-999')).toEqual(early);
  expect(await get(`import/${jobId}/1`, 'bytes=0-999')).toBeNull();
  await core.ask('owner', 'recording.destroy', { recordingId: importing.id });
  expect(await get(`import/${jobId}/0`, 'bytes=0-999')).toBeNull();
});

test('what is no film by its first bytes is never given, whatever it is called', async () => {
  const list = join(scratch, 'list.mp4');
  writeFileSync(list, '#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:1/film.mp4\n');
  const { jobId } = await core.ask('owner', 'recording.import', { paths: [list] });
  const states = (await core.ask('owner', 'job.list', {})).map(({ id, state }) => [id, state]);
  expect(states).toContainEqual([jobId, 'running']);
  expect(await get(`import/${jobId}/0`, 'bytes=0-9')).toBeNull();
  await expect(core.outcomeOf(jobId)).rejects.toThrow();
});

/** Files of a library's footage that this process has open, as far as the system tells (Linux does). */
function openFootage(library: string): string[] {
  const folder = '/proc/self/fd';
  const open = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return existsSync(path) ? [readlinkSync(path)] : [];
  });
  return open.filter((path) => path.startsWith(join(scratch, library, 'footage')));
}

test('what is open is given no longer than it may be opened: over midnight, and after terms were shortened', async () => {
  const clock = { at: Date.UTC(2030, 0, 1, 12) };
  const late = await coreWithLibrary(join(scratch, 'late'), { now: () => clock.at });
  const { id } = (await runJob(late, 'recording.import', { paths: [film] })) as Recording;
  const addresses = [`film/${id}/0`, `picture/${id}/0/0`];
  const watched = async () => {
    const ask = (address: string) => late.media('owner', address, { method: 'GET', range: 'bytes=0-9' });
    return (await Promise.all(addresses.map(ask))).map((answer) => answer?.status ?? null);
  };
  expect(await watched()).toEqual([206, 206]);
  const { terms } = await late.ask('owner', 'retention.get', {});
  await late.ask('owner', 'retention.setTerms', { ...terms, afterImport: 2 });
  const { recordings } = await late.ask('owner', 'retention.get', {});
  clock.at = Date.parse(`${recordings[0]?.lastDay}T12:00:00Z`);
  expect(await watched()).toEqual([206, 206]);
  if (!noDescriptors) expect(openFootage('late')).not.toEqual([]);
  clock.at += 24 * 3_600_000;
  expect(await watched()).toEqual([null, null]);
  // nor is it kept open
  if (!noDescriptors) expect(openFootage('late')).toEqual([]);
  clock.at -= 24 * 3_600_000;
  expect(await watched()).toEqual([206, 206]);
  await late.ask('owner', 'retention.setTerms', { ...terms, afterImport: 1 });
  expect(await watched()).toEqual([null, null]);
  await late.close();
});

test('a fragment of a package that is over is not given, also while it is open', async () => {
  const target = join(scratch, 'pakket.kijkkring');
  await madeBundle(scratch, target);
  const reader = await BundleLibrary.create(join(scratch, 'reader'), 'Sanne');
  await reader.job('bundle.import', { path: target, passphrase: sixWords });
  const [bundle] = await reader.core.ask('owner', 'bundle.list', {});
  const address = `received/${bundle?.bundleId}/${bundle?.fragments[0]?.fragmentId}`;
  const watched = async () =>
    (await reader.core.media('owner', address, { method: 'GET', range: 'bytes=0-9' }))?.status ?? null;
  reader.now = Date.parse(`${bundle?.until}T12:00:00Z`);
  expect(await watched()).toBe(206);
  reader.now += 24 * 3_600_000;
  expect(await watched()).toBeNull();
  await reader.close();
});

test.skipIf(noDescriptors)(
  'once the library is locked nothing is answered, and no file of it stays open',
  async () => {
    const locked = await coreWithLibrary(join(scratch, 'locked'));
    const { id } = (await runJob(locked, 'recording.import', { paths: [film] })) as Recording;
    const address = `film/${id}/0`;
    expect((await locked.media('owner', address, { method: 'GET', range: null }))?.status).toBe(200);
    expect(openFootage('locked')).not.toEqual([]);
    await locked.ask('owner', 'library.lock', {});
    expect(openFootage('locked')).toEqual([]);
    expect(await locked.media('owner', address, { method: 'GET', range: null })).toBeNull();
  },
);
