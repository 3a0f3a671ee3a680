/**
 * Looks for what must not be readable at rest, as a stranger with the computer would: `npm run check:at-rest`. The application is filled and
 * used first, in its own window where a Chromium is there. Every search is run against a leak that was put there on purpose before it
 * counts. Prints a line per step; exit code 1 when anything was found, or a search could not find its planted leak.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasChromium } from '../e2e/chromium.ts';
import { readDatabasePages, textsInPages } from '../support/database-pages.ts';
import { searchForLeaks, sharedPlaces } from '../support/leak-search.ts';
import { databaseKey, mediaIdentities } from '../support/library-keys.ts';
import { type FilledApplication, fillApplication, secrets, workInWindow } from './filled-application.ts';

const since = Date.now() - 1000;
const folder = mkdtempSync(join(tmpdir(), 'kijkkring-at-rest-'));
/** A browser keeps tables of its own there as long as it runs; the words count in them all the same. */
const browserProfiles = join(folder, 'data', 'windows');
const texts = Object.values(secrets);
let failed = 0;

function report(what: string, isGood: boolean, found: readonly string[] = []): void {
  if (!isGood) failed += 1;
  process.stdout.write(
    `${isGood ? 'good' : 'BAD '}  ${what}\n${found.map((one) => `        ${one}\n`).join('')}`,
  );
}

/** Every new or changed file of this library, of the browser's profile, and of the places that all programs share. */
function search(what: string): void {
  // other programs write films of their own to shared places: there only the words count
  const found = [
    ...searchForLeaks({ places: [folder], texts, since }),
    ...searchForLeaks({ places: sharedPlaces, texts, since, media: false }),
  ].filter(({ file, what: found }) => !(found === 'sqlite file' && file.includes(browserProfiles)));
  report(
    what,
    found.length === 0,
    found.map(({ file, what: found }) => `${found} in ${file}`),
  );
}

function searchPlanted(): void {
  const planted = join(folder, 'planted.txt');
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(planted, `…${secrets.note}…`, encoding);
    const found = searchForLeaks({ places: [folder], texts, since });
    report(`a planted note is found (${encoding})`, found.length === 1);
  }
  writeFileSync(planted, Buffer.concat([Buffer.alloc(4), Buffer.from('ftypisom')]));
  report('a planted film is found', searchForLeaks({ places: [folder], texts, since }).length === 1);
  rmSync(planted);
}

/** What the pages of the database say of the texts, to somebody who has its key. */
async function tracesIn(library: string, wanted: readonly string[]): Promise<readonly string[]> {
  const { pages, unopened } = readDatabasePages(library, [await databaseKey(library, secrets.passphrase)]);
  report(`every page of the database was opened (${pages.length})`, unopened === 0 && pages.length > 0);
  return textsInPages(pages, wanted);
}

async function checkErasing({ core, library, recording }: FilledApplication): Promise<void> {
  await core.ask('owner', 'library.lock', {});
  // of the recording, and of what was made of a released fragment
  const identities = [...(await mediaIdentities(library, secrets.passphrase)).values()];
  const wanted = [...identities, secrets.pupil];
  const before = await tracesIn(library, wanted);
  report(
    "before erasing, the films' keys and the pupil's name are found",
    identities.length > 1 && before.length === wanted.length,
  );
  await core.ask('owner', 'library.unlock', { folder: library, passphrase: secrets.passphrase });
  await core.ask('owner', 'recording.destroy', { recordingId: recording.id, released: 'destroy' });
  await core.ask('owner', 'names.destroy', {});
  await core.ask('owner', 'library.lock', {});
  const after = await tracesIn(library, wanted);
  report('after erasing, with the key of the database: no trace', after.length === 0, after);
}

try {
  searchPlanted();
  const application = await fillApplication(folder);
  search('after reading in, naming, writing, releasing and a package: nothing can be read');
  if (hasChromium('check:at-rest')) {
    await workInWindow(application, () =>
      search('while its window plays and a note was typed: nothing can be read'),
    );
    search('after the window closed: nothing can be read');
    await application.core.ask('owner', 'library.unlock', {
      folder: application.library,
      passphrase: secrets.passphrase,
    });
  }
  await checkErasing(application);
  await application.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(failed === 0 ? 'Nothing can be read at rest.\n' : `${failed} checks failed.\n`);
process.exitCode = failed === 0 ? 0 : 1;
