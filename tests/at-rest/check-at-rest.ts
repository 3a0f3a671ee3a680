/**
 * Looks for what must not be readable at rest, as a stranger with the computer would: `npm run check:at-rest`. The application is filled and
 * used first, in its own window where a Chromium is there, by two people. Every search is run against leaks that were put there on purpose
 * before it counts. Prints a line per step; exit code 1 when anything was found, or a search could not find what was planted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasChromium } from '../e2e/chromium.ts';
import { checkErasing } from './erasing.ts';
import { fillApplication, putOnCard, workInWindow } from './filled-application.ts';
import { LeakWatch } from './leak-watch.ts';
import { fillSecondLibrary } from './second-library.ts';
import { secrets } from './secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'kijkkring-at-rest-'));
const card = join(folder, 'card');
const cameraFile = join(card, secrets.cameraFile);
let failed = 0;

function report(what: string, isGood: boolean, found: readonly string[] = []): void {
  if (!isGood) failed += 1;
  process.stdout.write(
    `${isGood ? 'good' : 'BAD '}  ${what}\n${found.map((one) => `        ${one}\n`).join('')}`,
  );
}

try {
  const watch = new LeakWatch(folder, [card], report);
  watch.plantAround();
  putOnCard(cameraFile);
  const application = await fillApplication(folder, cameraFile);
  watch.plantIn([application.library]);
  watch.search('after reading in, naming, writing, releasing and a package: nothing can be read');
  if (hasChromium('check:at-rest')) {
    await workInWindow(application, () =>
      watch.search('while its window plays and a note was typed: nothing can be read'),
    );
    watch.search('after the window closed: nothing can be read');
    const { libraryName, core } = application;
    await core.ask('owner', 'app.unlock', { folder: libraryName, passphrase: secrets.passphrase });
  }
  const second = await fillSecondLibrary(application, { watch, stick: join(folder, 'stick'), cameraFile });
  await checkErasing(application, second, report);
  watch.search('after all was destroyed: nothing can be read');
  await application.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.stdout.write(failed === 0 ? 'Nothing can be read at rest.\n' : `${failed} checks failed.\n`);
process.exitCode = failed === 0 ? 0 : 1;
