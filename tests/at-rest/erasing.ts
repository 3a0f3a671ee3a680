import type { Core } from '../../src/main/core/create-core.ts';
import { readDatabasePages, textsInPages } from '../support/database-pages.ts';
import { databaseKey, mediaIdentities } from '../support/library-keys.ts';
import type { FilledApplication } from './filled-application.ts';
import type { Report } from './leak-watch.ts';
import type { SecondLibrary } from './second-library.ts';
import { secrets } from './secrets.ts';

interface Library {
  readonly whose: string;
  readonly folder: string;
  readonly name: string;
  readonly passphrase: string;
}

/** Destroys every film in both libraries, and the names, and looks what is left for somebody who has the keys of the databases. */
export async function checkErasing(
  { core, library, libraryName }: FilledApplication,
  second: SecondLibrary,
  report: Report,
): Promise<void> {
  const { passphrase, coachPassphrase, pupil } = secrets;
  const own = { whose: "the owner's library", folder: library, name: libraryName, passphrase };
  const { library: folder, libraryName: name } = second;
  await core.ask('owner', 'library.lock', {});
  await checkLibrary(core, own, [pupil], report);
  const hers = { whose: "the begeleider's library", folder, name, passphrase: coachPassphrase };
  await checkLibrary(core, hers, [], report);
}

async function checkLibrary(
  core: Core,
  library: Library,
  names: readonly string[],
  report: Report,
): Promise<void> {
  const { whose, folder, name, passphrase } = library;
  // of recordings, and of what was made of a released fragment
  const identities = [...(await mediaIdentities(folder, passphrase)).values()];
  const wanted = [...identities, ...names];
  const before = await tracesIn(library, wanted, report);
  report(
    `${whose}: before erasing, the keys of ${identities.length} films and ${names.length} names are found`,
    identities.length > 0 && before.length === wanted.length,
  );
  await core.ask('owner', 'app.unlock', { folder: name, passphrase });
  for (const { id } of await core.ask('owner', 'recording.list', {}))
    await core.ask('owner', 'recording.destroy', { recordingId: id, released: 'destroy' });
  await core.ask('owner', 'names.destroy', {});
  await core.ask('owner', 'library.lock', {});
  const after = await tracesIn(library, wanted, report);
  report(`${whose}: after erasing, with the key of the database: no trace`, after.length === 0, after);
}

/** What the pages of a database say of the texts, to somebody who has its key. */
async function tracesIn(
  { whose, folder, passphrase }: Library,
  wanted: readonly string[],
  report: Report,
): Promise<readonly string[]> {
  const { pages, unopened } = readDatabasePages(folder, [await databaseKey(folder, passphrase)]);
  report(
    `${whose}: every page of the database was opened (${pages.length})`,
    unopened === 0 && pages.length > 0,
  );
  return textsInPages(pages, wanted);
}
