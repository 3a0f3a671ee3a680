import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Core, createCore } from '../../src/main/core/create-core.ts';
import { randomIds, systemClock, systemStopwatch } from '../../src/main/core/ports.ts';
import { startLoopback } from '../../src/main/loopback/loopback-server.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { builtApplication } from '../e2e/drivers/built-application.ts';
import { unlock } from '../e2e/pages/own-library.ts';
import { repository } from '../support/command-line.ts';
import { runJob } from '../support/core-on-disk.ts';
import { headlessWindow } from '../support/headless-window.ts';
import { secrets } from './secrets.ts';

export interface FilledApplication {
  readonly core: Core;
  /** The library's folder, and its random name. */
  readonly library: string;
  readonly libraryName: string;
  readonly dataFolder: string;
  readonly bundle: string;
  readonly recording: Recording;
  close(): Promise<void>;
}

const sampleFolder = join(repository, 'resources', 'sample');
const log = { error: (_id: string, stack: string) => void process.stderr.write(`${stack}\n`) };

/** The lesson, as the camera left it. */
export function putOnCard(cameraFile: string): void {
  mkdirSync(dirname(cameraFile), { recursive: true });
  copyFileSync(join(sampleFolder, 'lesson.mp4'), cameraFile);
}

/** Does a teacher's evening with the application itself: reads a film in, names pupils, writes, releases, makes a package. */
export async function fillApplication(folder: string, cameraFile: string): Promise<FilledApplication> {
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder, { recursive: true });
  const core = createCore({
    clock: systemClock,
    ids: randomIds,
    stopwatch: systemStopwatch,
    log,
    places: { dataFolder, documentsFolder: dataFolder, sampleFolder },
  });
  const { passphrase, owner, title, pupil, note, fragment } = secrets;
  await core.ask('owner', 'app.createOwn', { name: owner, passphrase, role: 'teacher' });
  const recording = (await runJob(core, 'recording.import', { paths: [cameraFile], title })) as Recording;
  const recordingId = recording.id;
  await core.ask('owner', 'pupil.add', { firstName: pupil });
  await core.ask('owner', 'note.add', { recordingId, atUs: 2_000_000, text: `${pupil} ${note}` });
  const span = { recordingId, inUs: 1_000_000, outUs: 4_000_000 };
  const { id: fragmentId } = await core.ask('owner', 'fragment.add', { ...span, title: fragment });
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Bouwvergadering', date: '2030-01-15' });
  const statement = { mode: 'statement', basis: 'legitimateInterest', purpose: 'coaching' } as const;
  await core.ask('owner', 'class.state', {
    ...statement,
    informedOn: '2026-09-08',
    toldViewers: ['teacher'],
  });
  await core.ask('owner', 'release.release', { fragmentIds: [fragmentId], meetingId: meeting.id });
  const bundle = join(dataFolder, 'pakket.kijkkring');
  const words = (await core.ask('owner', 'bundle.words', {})).words;
  await runJob(core, 'bundle.export', { meetingId: meeting.id, target: bundle, passphrase: words.join(' ') });
  const { libraries } = await core.ask('owner', 'app.state', {});
  const libraryName = libraries[0]?.folder ?? '';
  const library = join(dataFolder, 'libraries', libraryName);
  if (!existsSync(bundle) || !existsSync(join(library, 'library.json')))
    throw new Error('the application made no library or no package');
  return { core, library, libraryName, dataFolder, bundle, recording, close: () => core.close() };
}

/** Opens the application's own window on it, types the passphrase, plays the film and writes a note; `meanwhile` runs before it closes. */
export async function workInWindow(
  { core, dataFolder }: FilledApplication,
  meanwhile: () => void,
): Promise<void> {
  const pageFolder = join(await builtApplication(), 'renderer');
  await core.ask('owner', 'library.lock', {});
  const server = await startLoopback({ core, pageFolder, stopwatch: systemStopwatch, ids: randomIds, log });
  const { page, close } = await headlessWindow(server, dataFolder);
  try {
    await unlock(page, secrets.passphrase);
    await page.locator('nav [aria-current=page]').waitFor();
    await page.keyboard.press('Alt+2');
    await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    await page.keyboard.press('Space');
    await page.keyboard.press('n');
    await page.getByRole('textbox').fill(secrets.typedInWindow);
    await page.keyboard.press('Enter');
    await page.getByText(secrets.typedInWindow).first().waitFor();
    meanwhile();
  } finally {
    await close();
    await server.close();
  }
}
