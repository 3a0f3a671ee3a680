import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import { codeOf } from '../support/asking.ts';
import { forgeZip, packDraft, sealAs } from '../support/bundle-forge.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { type Lies, proposalDraft, proposalLies, watchDraft, watchLies } from '../support/personal-lies.ts';
import { scratchFolder } from '../support/scratch.ts';

/** What one person sends to one other, forged in every way: a recording to watch along with, and proposals. */
const scratch = scratchFolder('personal-hostile');
const film = makeCameraFile(join(scratch, 'les.mp4'), { seconds: 1 });
let library: BundleLibrary;
let recipient: string;
let recordingId: string;
let made = 0;

beforeAll(async () => {
  library = await BundleLibrary.create(join(scratch, 'library'));
  recipient = (await library.core.ask('owner', 'library.keyCard', {})).recipient;
  recordingId = (await library.job<OutputOf<'recording.import'>>('recording.import', { paths: [film] })).id;
}, 60_000);
afterAll(() => library.close());

function seal(zip: Uint8Array): Promise<string> {
  made += 1;
  return sealAs(join(scratch, `${made}.kijkkring`), zip, { recipients: [recipient] });
}

/** Everything that a package could change. */
async function state(): Promise<unknown> {
  const { core, folder } = library;
  return [
    await core.ask('owner', 'recording.list', {}),
    await core.ask('owner', 'watch.received', {}),
    await core.ask('owner', 'proposal.list', {}),
    await core.ask('owner', 'contact.list', {}),
    await core.ask('owner', 'copy.list', {}),
    (await core.ask('owner', 'trajectory.get', {})).participants,
    (await core.ask('owner', 'privacy.log', { most: 1 })).count,
    (readdirSync(join(folder, 'footage'), { recursive: true }) as string[]).filter((name) =>
      name.includes('.'),
    ),
  ];
}

/** What is answered otherwise than the table of lies says. */
async function differences(name: 'watch.takeIn' | 'proposal.takeIn', lies: Lies): Promise<string[]> {
  const before = await state();
  const found: string[] = [];
  for (const [code, cases] of Object.entries(lies)) {
    for (const [what, zip] of cases) {
      const answer = await codeOf(library.job(name, { path: await seal(zip) }));
      if (answer !== code) found.push(`${what}: ${answer}, not ${code}`);
    }
  }
  expect(await state()).toEqual(before);
  return found;
}

test('a recording to watch along with that lies is refused by name, and leaves nothing', async () => {
  expect(await differences('watch.takeIn', watchLies(recipient, readFileSync(film)))).toEqual([]);
});

test('proposals that lie are refused by name, and leave nothing', async () => {
  expect(await differences('proposal.takeIn', proposalLies(recordingId))).toEqual([]);
});

test('neither opens with words', async () => {
  const words = 'adem bever cactus dorst eland fazant';
  const sealed = async (zip: Uint8Array, at: string): Promise<string> =>
    sealAs(join(scratch, at), zip, { passphrase: words });
  const watch = await sealed(forgeZip(packDraft(watchDraft(recipient, readFileSync(film)))), 'w.kijkkring');
  const proposal = await sealed(forgeZip(packDraft(proposalDraft(recordingId))), 'p.kijkkring');
  expect([
    await codeOf(library.job('watch.takeIn', { path: watch })),
    await codeOf(library.job('proposal.takeIn', { path: proposal })),
  ]).toEqual(['bundleKeyWrong', 'bundleKeyWrong']);
});

test('an honest forgery of each is taken in: the cases above are refused for what was changed', async () => {
  const proposal = await seal(forgeZip(packDraft(proposalDraft(recordingId))));
  expect(await library.job('proposal.takeIn', { path: proposal })).toMatchObject({ alreadyHere: false });
  const [waiting] = await library.core.ask('owner', 'proposal.list', {});
  expect(waiting).toMatchObject({ title: 'Wachten', sender: { name: 'Marije', confirmed: false } });
  const watch = await seal(forgeZip(packDraft(watchDraft(recipient, readFileSync(film)))));
  expect(await library.job('watch.takeIn', { path: watch })).toMatchObject({ alreadyHere: false });
});

test('a proposal of somebody else under the same id changes nothing of the one that waits', async () => {
  const other = proposalDraft(recordingId);
  Object.assign(other.manifest, { bundleId: '99999999-9999-4999-8999-999999999999' });
  const path = await seal(forgeZip(packDraft(other)));
  const before = await state();
  expect(await codeOf(library.job('proposal.takeIn', { path }))).toBe('bundleSignatureInvalid');
  expect(await state()).toEqual(before);
});
