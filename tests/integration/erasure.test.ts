import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { backupPath } from '../../src/main/store/migrate.ts';
import { DATABASE_NAME, openDatabase } from '../../src/main/store/open.ts';
import { unlockVault } from '../../src/main/vault/vault-service.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, plainCore, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { type FoundPage, readDatabasePages, textsInPages } from '../support/database-pages.ts';
import { databaseKey, mediaIdentities } from '../support/library-keys.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('erasure');

/** Words that stand nowhere else. */
const removedNote = 'een notitie die zij weggooide';
const keptNote = 'wat ik meenam uit deze les';
const firstName = 'Quirinus';

interface Filled {
  readonly core: Core;
  readonly folder: string;
  readonly recording: Recording;
  readonly pupilId: string;
  /** The secret identity of its film. */
  readonly identity: string;
}

/** A library with a film, a class, a note, and a note that was thrown away. */
async function filledLibrary(name: string): Promise<Filled> {
  const folder = join(scratch, name);
  const core = await coreWithLibrary(folder);
  const film = join(scratch, `${name}.mp4`);
  makeCameraFile(film, { seconds: 2 });
  const recording = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  const pupil = await core.ask('owner', 'pupil.add', { firstName });
  const at = { recordingId: recording.id, atUs: 500_000 };
  await core.ask('owner', 'note.add', { ...at, text: `${keptNote}, met ${firstName}` });
  const removed = await core.ask('owner', 'note.add', { ...at, text: removedNote });
  await core.ask('owner', 'note.remove', { noteId: removed.id });
  await core.ask('owner', 'annotation.add', { recordingId: recording.id, itemCode: 'A1', startUs: 0 });
  await core.close();
  const identity = (await mediaIdentities(folder, TEST_PASSPHRASE)).get(recording.id) ?? '';
  expect(identity).toMatch(/^AGE-SECRET-KEY-1/);
  await core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
  return { core, folder, recording, pupilId: pupil.id, identity };
}

/** What the independent reader finds of the texts with the key that opens the library now, and with the one of before. */
async function traces(folder: string, texts: readonly string[], before: readonly Buffer[] = []) {
  const keys = [await databaseKey(folder, TEST_PASSPHRASE), ...before];
  const { pages, unopened } = readDatabasePages(folder, keys);
  expect(unopened).toBe(0);
  expect(pages.length).toBeGreaterThan(20);
  return textsInPages(pages, texts).map((found) => found.replace(/ in .*/, ''));
}

test('a destroyed recording leaves no key, no files and no memory; markings and notes stay', async () => {
  const { core, folder, recording, identity } = await filledLibrary('recording');
  await core.close();
  const before = await databaseKey(folder, TEST_PASSPHRASE);
  // the search can find: all of it is there while nothing is destroyed
  expect((await traces(folder, [identity, removedNote, keptNote])).toSorted()).toEqual(
    [identity, removedNote, keptNote].toSorted(),
  );
  await core.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
  const report = await core.ask('owner', 'recording.destroy', { recordingId: recording.id });
  expect(report).toMatchObject({
    ...{ subject: 'recording', subjectId: recording.id, cause: 'owner' },
    counts: { files: 1, names: 0, revoked: 0, marks: 1, notes: 1 },
    logHead: { count: 1 },
  });
  expect(readdirSync(join(folder, 'footage'))).toEqual([]);
  expect(await core.ask('owner', 'recording.list', {})).toEqual([{ ...recording, state: 'destroyed' }]);
  expect(await core.media('owner', `film/${recording.id}/0`, { method: 'GET', range: null })).toBeNull();
  const again = await core.call('owner', 'recording.destroy', { recordingId: recording.id });
  expect(again).toMatchObject({ ok: false, error: { code: 'recordingDestroyed' } });
  expect(await core.ask('owner', 'destruction.list', {})).toEqual([report]);
  expect(await core.ask('owner', 'privacy.verifyLog', {})).toEqual({ state: 'whole', lines: 1 });
  expect((await core.ask('owner', 'history.state', { recordingId: recording.id })).undo).toBeNull();
  // what was there before can't be read with the new key, nor is a page of it left for who kept the old one
  expect(await traces(folder, [identity, removedNote], [before])).toEqual([]);
  await core.close();
  expect(await traces(folder, [identity, removedNote, keptNote], [before])).toEqual([keptNote]);
  expect((await databaseKey(folder, TEST_PASSPHRASE)).equals(before)).toBe(false);
}, 60_000);

test('deleting without the erasing step leaves what the reader finds', async () => {
  const { core, folder, recording, identity } = await filledLibrary('planted');
  await core.close();
  const db = openDatabase(folder, await databaseKey(folder, TEST_PASSPHRASE), 'existing');
  db.prepare('DELETE FROM media_identity').run();
  db.prepare('DELETE FROM recording_part WHERE recording_id = ?').run(recording.id);
  db.prepare('DELETE FROM pupil_name').run();
  db.prepare('DELETE FROM history_entry').run();
  // still open: the log of the database has the pages of after, the database those of before
  const found = await traces(folder, [identity, removedNote, firstName]);
  db.close();
  expect(found.toSorted()).toEqual([identity, removedNote, firstName].toSorted());
}, 60_000);

test('a destroyed name list leaves numbers in every text', async () => {
  const { core, folder, recording } = await filledLibrary('names');
  const report = await core.ask('owner', 'names.destroy', {});
  expect(report).toMatchObject({ subject: 'nameList', subjectId: null, counts: { names: 1, files: 0 } });
  const [note] = await core.ask('owner', 'note.list', { recordingId: recording.id });
  expect(note?.text).toBe(`${keptNote}, met L1`);
  expect((await core.ask('owner', 'class.get', {})).pupils.map(({ firstName: name }) => name)).toEqual([
    null,
  ]);
  expect(await core.media('owner', `film/${recording.id}/0`, { method: 'GET', range: null })).not.toBeNull();
  await core.close();
  expect(await traces(folder, [firstName, keptNote])).toEqual([keptNote]);
}, 60_000);

test('a pupil who is taken out leaves no name, and her markings stay without her', async () => {
  const { core, folder, pupilId } = await filledLibrary('pupil');
  await core.ask('owner', 'pupil.remove', { pupilId });
  expect((await core.ask('owner', 'class.get', {})).pupils).toEqual([]);
  await core.close();
  expect(await traces(folder, [firstName, pupilId])).toEqual([pupilId]);
  const log = plainCore();
  await log.ask('owner', 'library.unlock', { folder, passphrase: TEST_PASSPHRASE });
  const { lines } = await log.ask('owner', 'privacy.log', {});
  expect(lines.map(({ entry }) => entry)).toEqual([
    { kind: 'destruction', subject: 'pupil', subjectId: pupilId, cause: 'owner' },
  ]);
  await log.close();
}, 60_000);

test('a copy of before an update, in which the reader finds all of it, goes with the first erasure', async () => {
  const { core, folder, recording, identity } = await filledLibrary('backup');
  const before = await databaseKey(folder, TEST_PASSPHRASE);
  const backup = backupPath(join(folder, DATABASE_NAME));
  // as an update makes it, before its first step
  copyFileSync(join(folder, DATABASE_NAME), backup);
  const texts = [identity, removedNote, firstName];
  const inBackup = (pages: readonly FoundPage[]) =>
    textsInPages(
      pages.filter(({ file }) => file === basename(backup)),
      texts,
    );
  const filled = readDatabasePages(folder, [before]);
  expect(filled.unopened).toBe(0);
  expect(inBackup(filled.pages)).toEqual(texts.map((text) => `${text} in ${basename(backup)}`));
  // somebody took the copy along, before anything was erased
  const taken = join(scratch, 'taken');
  mkdirSync(taken);
  copyFileSync(backup, join(taken, DATABASE_NAME));
  await core.ask('owner', 'recording.destroy', { recordingId: recording.id });
  expect(existsSync(backup)).toBe(false);
  await core.ask('owner', 'names.destroy', {});
  expect(await traces(folder, texts, [before])).toEqual([]);
  await core.close();
  expect(await traces(folder, texts, [before])).toEqual([]);
  // the passphrase makes no key any more for what was taken
  const vault = await unlockVault({ folder, passphrase: TEST_PASSPHRASE });
  const { pages, unopened } = readDatabasePages(taken, vault.databaseKeys());
  vault.lock();
  expect(pages).toEqual([]);
  expect(unopened).toBeGreaterThan(20);
}, 60_000);
