import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newAgeIdentity } from '../../../src/main/vault/age-identity.ts';
import { formatKeyCard } from '../../../src/main/vault/key-card.ts';
import { newSigningKey } from '../../../src/main/vault/signing.ts';
import type { Recording } from '../../../src/shared/model/recording.ts';
import { makeCameraFile } from '../../support/camera-file.ts';
import { runJob, TEST_PASSPHRASE } from '../../support/core-on-disk.ts';
import { coreWithPlaces } from '../../support/core-with-places.ts';
import { sixWords } from '../../support/made-bundle.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { usualStatement } from '../../support/stated-class.ts';
import { chosenDriver } from '../drivers/chosen-driver.ts';
import type { OpenedWindow } from '../drivers/driver.ts';
import { enterOn, tabTo } from '../pages/key-focus.ts';
import { unlock } from '../pages/own-library.ts';
import { faultsAtAnySize } from '../pages/page-faults.ts';

const driver = chosenDriver('an original that goes, and a withdrawal');
const scratch = scratchFolder('e2e-original');
const dataFolder = join(scratch, 'data');

describe.skipIf(driver.missing !== null)(
  `an original that goes, and a withdrawal, in ${driver.project}`,
  () => {
    let opened: OpenedWindow;
    let page: Page;
    const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

    beforeAll(async () => {
      await fillLibrary();
      opened = await driver.open(dataFolder);
      page = opened.page;
      await unlock(page, TEST_PASSPHRASE);
      await button('Klas en privacy').waitFor();
      await page.keyboard.press('Alt+6');
    }, 120_000);
    afterAll(() => opened?.close());

    test('the camera’s file goes by keys once the copy was verified, after one more question', async () => {
      await page.getByText('Het camerabestand kan weg: de kijkkopie is nagekeken.').waitFor();
      await button('Maak het pakket voor Sanne').waitFor();
      const wipe = button('Camerabestand wissen');
      await enterOn(page, wipe);
      const dialog = page.getByRole('alertdialog', { name: 'Het camerabestand van rekenles wissen?' });
      await dialog
        .getByText('De hele opname aan iemand geven of overdragen kan dan niet meer.', { exact: false })
        .waitFor();
      expect(await faultsAtAnySize(page)).toEqual([]);
      // the careful answer has the focus
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await enterOn(page, wipe);
      await enterOn(page, dialog.getByRole('button', { name: 'Camerabestand wissen' }));
      await page.getByText('Fragmenten komen uit de kijkkopie.').waitFor();
      expect(await wipe.count()).toBe(0);
      await page.waitForFunction(
        () => document.activeElement?.textContent === 'Fragmenten komen uit de kijkkopie.',
      );
      expect(await faultsAtAnySize(page)).toEqual([]);
    });

    test('the whole recording is not offered any more, and it is said why', async () => {
      await page
        .getByText('Meegeven kan niet meer: het camerabestand is gewist.', { exact: false })
        .waitFor();
      expect(await button('Maak het pakket voor Sanne').count()).toBe(0);
      await page.getByText('Overdragen kan niet meer: het camerabestand is gewist.').waitFor();
      expect(await button('Draag over: rekenles').count()).toBe(0);
    });

    test('a withdrawal lists the recording, its fragment, showing and package, and who has the whole of it', async () => {
      const whose = button(/Wie is de leerling/);
      await tabTo(page, whose);
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: 'Saar' }).press('Enter');
      const section = page.getByRole('region', { name: 'Ouder trekt toestemming in' });
      const rows = section.getByRole('listitem');
      await rows.first().waitFor();
      expect(await rows.allTextContents()).toEqual([
        expect.stringMatching(/^Saar vertelt.*vrijgegeven/),
        'Opname: rekenles',
        expect.stringMatching(/^Getoond op .*: Saar vertelt\. Aanwezig: Marije, Sanne\.$/),
        expect.stringMatching(
          /^De hele opname rekenles is overgedragen aan Youssef, tot en met .*\. Vraag Youssef/,
        ),
        expect.stringMatching(/^Pakket van .*, met 1 fragment\./),
      ]);
      expect(await faultsAtAnySize(page)).toEqual([]);
      await enterOn(page, button('Trek in voor Saar'));
      await page.getByText('Ingetrokken. 1 vrijgave is gestopt.').waitFor();
      expect(opened.complaints).toEqual([]);
    });
  },
);

/** A lesson that was shown and given in every way there is, with its review copy. */
async function fillLibrary(): Promise<void> {
  const { core } = coreWithPlaces(dataFolder);
  await core.ask('owner', 'app.createOwn', { name: 'Marije', passphrase: TEST_PASSPHRASE, role: 'teacher' });
  const cardOf = async () =>
    formatKeyCard({ recipient: (await newAgeIdentity()).recipient, signingKey: newSigningKey().publicKey });
  const sanne = await core.ask('owner', 'participant.add', { name: 'Sanne', role: 'coach' });
  const coach = { name: 'Sanne', card: await cardOf(), participantId: sanne.id };
  const { id: contactId } = await core.ask('owner', 'contact.add', coach);
  await core.ask('owner', 'contact.confirm', { contactId });
  const film = makeCameraFile(join(scratch, 'rekenles.mp4'), { seconds: 3 });
  const { id: recordingId } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  await runJob(core, 'recording.makeReviewCopy', { recordingId });
  await core.ask('owner', 'watch.choose', { recordingId, choice: 'yes' });
  await core.ask('owner', 'pupil.add', { firstName: 'Saar' });
  await core.ask('owner', 'class.state', usualStatement);
  const span = { recordingId, inUs: 0, outUs: 1_000_000 };
  const fragment = await core.ask('owner', 'fragment.add', { ...span, title: 'Saar vertelt' });
  const fragmentIds = [fragment.id];
  const date = new Date().toLocaleDateString('sv-SE');
  const { id: meetingId } = await core.ask('owner', 'meeting.add', { title: 'Bouwvergadering', date });
  await core.ask('owner', 'release.release', { fragmentIds, meetingId });
  const target = join(scratch, 'pakket.kijkkring');
  await runJob(core, 'bundle.export', { meetingId, target, passphrase: sixWords });
  const { participants } = await core.ask('owner', 'trajectory.get', {});
  const present = participants.map(({ id }) => id);
  await core.ask('owner', 'showing.add', { meetingId, fragmentIds, present, operatedBy: sanne.id });
  const youssef = await core.ask('owner', 'contact.add', { name: 'Youssef', card: await cardOf() });
  const { jobId } = await core.ask('owner', 'custody.handOver', {
    ...{ recordingId, contactId: youssef.id, target: join(scratch, 'overgedragen.kijkkring') },
  });
  await core.outcomeOf(jobId);
  await core.close();
}
