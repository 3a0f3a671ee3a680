import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '../../src/main/core/create-core.ts';
import { backupPath } from '../../src/main/store/migrate.ts';
import { DATABASE_NAME } from '../../src/main/store/open.ts';
import { databaseKey } from '../support/library-keys.ts';
import type { FilledApplication } from './filled-application.ts';
import { filmTraces } from './film-traces.ts';
import type { Report } from './leak-watch.ts';
import { type PageSearch, pageFiles, searchPages } from './page-search.ts';
import { deleteRowsAlone } from './rows-alone.ts';
import type { SecondLibrary } from './second-library.ts';
import { secrets } from './secrets.ts';

/** Texts that were removed long before: undo remembers them. */
const thrownAway = [secrets.removedNote, secrets.removedMark];

interface Library {
  readonly whose: string;
  readonly folder: string;
  readonly name: string;
  readonly passphrase: string;
  /** What goes with the films, besides what identifies them. */
  readonly films: readonly string[];
  /** What goes with the list of names. */
  readonly names: readonly string[];
}

/** Destroys every film in both libraries, and the names, and looks what is left for somebody who has the keys of the databases. */
export async function checkErasing(
  { core, library, libraryName }: FilledApplication,
  second: SecondLibrary,
  report: Report,
): Promise<void> {
  const { passphrase, coachPassphrase, pupil, cameraFile } = secrets;
  await core.ask('owner', 'library.lock', {});
  await checkLibrary(core, report, {
    ...{ whose: "the owner's library", folder: library, name: libraryName, passphrase },
    ...{ films: [cameraFile, ...thrownAway], names: [pupil] },
  });
  await checkLibrary(core, report, {
    ...{ whose: "the begeleider's library", folder: second.library, name: second.libraryName },
    // of the film that she read in for somebody else she remembers nothing
    ...{ passphrase: coachPassphrase, films: thrownAway, names: [] },
  });
}

async function checkLibrary(core: Core, report: Report, library: Library): Promise<void> {
  const { whose, folder, name, passphrase } = library;
  const films = [...(await filmTraces(folder, passphrase)), ...library.films];
  const wanted = [...films, ...library.names];
  const before = await databaseKey(folder, passphrase);
  await core.ask('owner', 'app.unlock', { folder: name, passphrase });
  await writeAndThrowAway(core);
  // what is written now lies in the database itself once it was locked, what is written after that in the log
  await core.ask('owner', 'library.lock', {});
  await core.ask('owner', 'app.unlock', { folder: name, passphrase });
  // as an update of the schema does, before its first step
  copyFileSync(join(folder, DATABASE_NAME), backupPath(join(folder, DATABASE_NAME)));
  await writeAndThrowAway(core);

  const full = searchPages(folder, [before], wanted);
  const isEachRead = pageFiles.every((file) => full.pages[file] > 0);
  report(`${whose}: opened with its key: ${counted(full)}`, full.isWhole && isEachRead);
  tellFound('before erasing', full);
  tellFound(
    'every row with a trace deleted, without the erasing step',
    deleteRowsAlone(folder, before, wanted),
  );

  for (const { id } of await core.ask('owner', 'recording.list', {}))
    await core.ask('owner', 'recording.destroy', { recordingId: id, released: 'destroy' });
  await look('after the films were destroyed', films);
  await core.ask('owner', 'names.destroy', {});
  await look('after the names were destroyed', wanted);
  await core.ask('owner', 'library.lock', {});
  await look('after it was locked', wanted);

  /** The log holds what changed last: the words that were thrown away. */
  function tellFound(when: string, { found, isWhole }: PageSearch): void {
    const missed = [
      ...wanted.filter((text) => !found.database.includes(text)).map((text) => `${text} in the database`),
      ...wanted.filter((text) => !found.copy.includes(text)).map((text) => `${text} in the copy`),
      ...thrownAway.filter((text) => !found.log.includes(text)).map((text) => `${text} in the log`),
    ];
    report(
      `${whose}: ${when}: each of ${wanted.length} traces is found`,
      missed.length === 0 && isWhole,
      missed.map((one) => `not found: ${one}`),
    );
  }

  /** With the key of now and the one of before: what still lies there under either is found. */
  async function look(when: string, gone: readonly string[]): Promise<void> {
    const search = searchPages(
      folder,
      [await databaseKey(folder, passphrase), before],
      [...gone, secrets.stays],
    );
    const left = pageFiles.flatMap((file) =>
      search.found[file].filter((text) => text !== secrets.stays).map((text) => `${text} in the ${file}`),
    );
    report(
      `${whose}: ${when}: ${counted(search)}: no trace of ${gone.length}`,
      left.length === 0 && search.isWhole,
      left,
    );
    report(
      `${whose}: ${when}: what stays is found, the copy is not there`,
      search.found.database.includes(secrets.stays) && !existsSync(backupPath(join(folder, DATABASE_NAME))),
    );
  }
}

/** A note that stays, and a note and a marking with words that are thrown away again. */
async function writeAndThrowAway(core: Core): Promise<void> {
  const [recording] = await core.ask('owner', 'recording.list', {});
  if (recording === undefined) throw new Error('there is no film to write a note with');
  const recordingId = recording.id;
  const at = { recordingId, atUs: 1_500_000 };
  await core.ask('owner', 'note.add', { ...at, text: secrets.stays });
  const note = await core.ask('owner', 'note.add', { ...at, text: secrets.removedNote });
  await core.ask('owner', 'note.remove', { noteId: note.id });
  const mark = { recordingId, itemCode: 'A1', startUs: 1_500_000, note: secrets.removedMark };
  const { id } = await core.ask('owner', 'annotation.add', mark);
  await core.ask('owner', 'annotation.remove', { annotationId: id });
}

/** How many pages of which file were opened. */
function counted({ pages }: PageSearch): string {
  const { database, log, copy } = pages;
  return `${database} pages, ${log} frames of the log, ${copy} pages of the copy of before an update`;
}
