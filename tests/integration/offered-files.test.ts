import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Job } from '../../src/shared/model/job.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('offered-files');
const film = readFileSync(makeCameraFile(join(scratch, 'film.mp4'), { seconds: 4, size: '640x360' }));
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A page that has a file and sends what is asked; it can be made to send something else, or to leave. */
function pageWith(core: Core, file: Buffer): { leave: () => void; asked: number } {
  const page = { leave: () => stop(), asked: 0 };
  const stop = core.listen((event) => {
    if (event.type !== 'pieceWanted') return;
    page.asked += 1;
    const bytes = file.subarray(event.offset, event.offset + event.length);
    void core.receivePiece('owner', event.offerId, { offset: event.offset, sha256: sha256(bytes), bytes });
  });
  return page;
}

const importOffer = async (core: Core, name: string, bytes: number) => {
  const { offerId } = await core.ask('owner', 'source.offer', { name, bytes });
  return core.ask('owner', 'recording.import', { offers: [offerId] });
};

test('a film of which only a page has the bytes becomes a recording, whole', async () => {
  const core = await coreWithLibrary(join(scratch, 'whole'));
  const page = pageWith(core, film);
  const { jobId } = await importOffer(core, 'Les van vrijdag.mp4', film.length);
  const recording = (await core.outcomeOf(jobId)) as Recording;
  expect(recording).toMatchObject({ title: 'Les van vrijdag', state: 'ready', frames: 100 });
  const answer = await core.media('owner', `film/${recording.id}/0`, { method: 'GET', range: null });
  expect(Buffer.from(answer?.body ?? []).equals(film)).toBe(true);
  expect(page.asked).toBeGreaterThan(1);
  await core.close();
});

test('the same file offered again has the same name here; another one has another', async () => {
  const core = await coreWithLibrary(join(scratch, 'names'));
  const offer = (name: string, bytes: number) => core.ask('owner', 'source.offer', { name, bytes });
  const first = await offer('a.mp4', 1000);
  expect(await offer('a.mp4', 1000)).toEqual(first);
  expect(await offer('a.mp4', 1001)).not.toEqual(first);
  expect(await offer('b.mp4', 1000)).not.toEqual(first);
  await core.close();
});

test('a film with the longest name that a file can have becomes a recording; its title is shorter', async () => {
  const core = await coreWithLibrary(join(scratch, 'long'));
  pageWith(core, film);
  const begin = 'l'.repeat(198);
  const name = `${begin}🎥${'e'.repeat(51)}.mp4`;
  expect(name).toHaveLength(255);
  const { jobId } = await importOffer(core, name, film.length);
  expect(await core.outcomeOf(jobId)).toMatchObject({ title: `${begin}…`, frames: 100 });
  await core.close();
});

test('pieces that nobody asked for, of another length, or with another hash are refused', async () => {
  const core = await coreWithLibrary(join(scratch, 'refused'));
  const bytes = film.subarray(0, 100);
  const whole = { offset: 0, sha256: sha256(bytes), bytes };
  const { offerId } = await core.ask('owner', 'source.offer', { name: 'a.mp4', bytes: film.length });
  const codeOf = async (...args: Parameters<Core['receivePiece']>) => {
    const answer = await core.receivePiece(...args);
    return answer.ok ? 'taken' : [answer.error.code, answer.error.params.field];
  };
  expect(await codeOf('owner', offerId, whole)).toEqual(['invalidInput', 'offset']);
  const asked = Promise.withResolvers<{ offset: number; length: number }>();
  const stop = core.listen((event) => {
    if (event.type === 'pieceWanted') asked.resolve(event);
  });
  const { jobId } = await core.ask('owner', 'recording.import', { offers: [offerId] });
  const { offset, length } = await asked.promise;
  const right = film.subarray(offset, offset + length);
  expect(await codeOf('owner', offerId, { ...whole, offset: offset + 1 })).toEqual([
    'invalidInput',
    'offset',
  ]);
  expect(await codeOf('owner', offerId, { offset, sha256: sha256(right), bytes: right.subarray(1) })).toEqual(
    ['invalidInput', 'offset'],
  );
  expect(await codeOf('owner', offerId, { offset, sha256: sha256(bytes), bytes: right })).toEqual(
    length === 100 ? 'taken' : ['invalidInput', 'sha256'],
  );
  expect(await codeOf('board', offerId, { offset, sha256: sha256(right), bytes: right })).toEqual([
    'notAllowed',
    undefined,
  ]);
  stop();
  pageWith(core, film);
  expect(await codeOf('owner', offerId, { offset, sha256: sha256(right), bytes: right })).toBe('taken');
  expect(await core.outcomeOf(jobId)).toMatchObject({ state: 'ready' });
  await core.close();
});

test('a file that nobody has can not be read in, and a locked library takes no pieces', async () => {
  const core = await coreWithLibrary(join(scratch, 'nobody'));
  const unknown = '00000000-0000-4000-8000-000000000000';
  const { jobId } = await core.ask('owner', 'recording.import', { offers: [unknown] });
  await expect(core.outcomeOf(jobId)).rejects.toMatchObject({ code: 'filmNotOffered' });
  expect(await core.call('owner', 'recording.import', {})).toMatchObject({ error: { code: 'invalidInput' } });
  expect(
    await core.call('owner', 'recording.import', { paths: ['/a.mp4'], offers: [unknown] }),
  ).toMatchObject({
    error: { code: 'invalidInput' },
  });
  await core.ask('owner', 'library.lock', {});
  const piece = { offset: 0, sha256: sha256(film), bytes: film };
  expect(await core.receivePiece('owner', unknown, piece)).toMatchObject({
    error: { code: 'libraryLocked' },
  });
});

test('a page that goes away says so: its import stops with that reason, and goes on when the film is chosen again', async () => {
  const core = await coreWithLibrary(join(scratch, 'leaving'));
  const page = pageWith(core, film);
  const { offerId } = await core.ask('owner', 'source.offer', { name: 'les.mp4', bytes: film.length });
  const stopped = Promise.withResolvers<Job>();
  const stop = core.listen((event) => {
    if (event.type === 'jobChanged' && event.job.state === 'interrupted') stopped.resolve(event.job);
    if (event.type !== 'recordsChanged' || !event.tables.includes('recording')) return;
    page.leave();
    void core.ask('owner', 'source.withdraw', { offerIds: [offerId] });
  });
  const { jobId } = await core.ask('owner', 'recording.import', { offers: [offerId] });
  expect(await stopped.promise).toMatchObject({ id: jobId, error: { code: 'filmNotOffered' } });
  stop();
  pageWith(core, film);
  expect(await importOffer(core, 'les.mp4', film.length)).toEqual({ jobId });
  expect(await core.outcomeOf(jobId)).toMatchObject({ state: 'ready', frames: 100 });
  await core.close();
});

test('an import that a lock broke off goes on when the same file is offered again; another file is refused', async () => {
  const core = await coreWithLibrary(join(scratch, 'resume'));
  const large = readFileSync(makeCameraFile(join(scratch, 'large.mp4'), { seconds: 20, size: '640x360' }));
  const page = pageWith(core, large);
  const { jobId } = await importOffer(core, 'les.mp4', large.length);
  await new Promise<void>((resolve) => {
    core.listen((event) => {
      if (event.type === 'jobChanged' && event.job.phase === 'counting') resolve();
    });
  });
  page.leave();
  await core.ask('owner', 'library.lock', {});
  const folder = join(scratch, 'resume');
  await core.ask('owner', 'library.unlock', { folder, passphrase: 'vier gewone woorden samen' });
  expect(await core.ask('owner', 'job.list', {})).toMatchObject([{ id: jobId, state: 'interrupted' }]);
  pageWith(core, large);
  const again = await importOffer(core, 'les.mp4', large.length);
  expect(again).toEqual({ jobId });
  expect(await core.outcomeOf(jobId)).toMatchObject({ state: 'ready', frames: 500 });
  await core.close();
});
