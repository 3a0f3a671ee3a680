import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBundle } from '../../src/main/bundle/bundle-writer.ts';
import { signFragment } from '../../src/main/bundle/signed-record.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { fragmentId } from '../../src/shared/model/ids.ts';
import { draftOf } from '../support/bundle-draft.ts';
import { forgeZip, honestDraft, packDraft, sealAs } from '../support/bundle-forge.ts';
import { BundleLibrary } from '../support/bundle-library.ts';
import { bundleLies, otherId, recordOf } from '../support/bundle-lies.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('bundle-hostile');
const { identity, recipient } = await newAgeIdentity();
let library: BundleLibrary;

beforeAll(async () => {
  library = await BundleLibrary.create(join(scratch, 'library'));
  const first = honestDraft('66666666-6666-4666-8666-666666666666');
  first.films = new Map([[`media/${otherId}.mp4`, Buffer.alloc(100, 'before')]]);
  first.session.fragments = [
    signFragment({ ...recordOf(first, 0), id: fragmentId.parse(otherId) }, first.author),
  ];
  await library.importBundle(await seal('before', forgeZip(packDraft(first))), identity);
});
afterAll(() => library.close());

async function seal(name: string, zip: Uint8Array): Promise<string> {
  return sealAs(join(scratch, `${name.replace(/[^a-z0-9]+/gi, '-')}.kijkkring`), zip, {
    recipients: [recipient],
  });
}

describe.each(Object.entries(bundleLies))('%s', (code, bundles) => {
  test.each(bundles)('%s', async (name, zip) => {
    const path = await seal(name, zip);
    const before = {
      library: library.state(),
      files: readdirSync(scratch).sort(),
      sealed: readFileSync(path),
    };
    expect(await library.refusalOf('bundle.import', path, identity)).toBe(code);
    // That a bundle is over its day is no fault in it.
    const verified = await library.refusalOf('bundle.verify', path, identity);
    expect(verified).toBe(code === 'bundleExpired' ? null : code);
    expect(library.state()).toEqual(before.library);
    expect(readdirSync(scratch).sort()).toEqual(before.files);
    expect(readFileSync(path).equals(before.sealed)).toBe(true);
  });
});

test('a seal that is not for us, costs too much, or is none', async () => {
  const words = 'zes woorden';
  const path = join(scratch, 'words.kijkkring');
  await writeBundle(draftOf({ target: path, sealTo: { passphrase: words } }));
  const dear = join(scratch, 'dear.kijkkring');
  const letter = join(scratch, 'letter.kijkkring');
  const file = readFileSync(path, 'latin1');
  writeFileSync(dear, file.replace(/(-> scrypt \S+) 17\n/, '$1 21\n'), 'latin1');
  writeFileSync(letter, 'Beste ouders');
  const nothing = join(scratch, 'nothing.kijkkring');
  writeFileSync(nothing, '');
  const before = library.state();
  const outcomes = [
    await library.refusalOf('bundle.import', path, identity),
    await library.refusalOf('bundle.import', path),
    await library.refusal('bundle.import', { path, passphrase: 'andere woorden' }),
    await library.refusal('bundle.import', { path: dear, passphrase: words }),
    await library.refusal('bundle.import', { path: letter, passphrase: words }),
    await library.refusalOf('bundle.import', nothing),
    await library.refusal('bundle.import', { path, passphrase: words, identities: [identity] }),
    await library.refusal('bundle.import', { path: join(scratch, 'absent'), passphrase: words }),
  ];
  expect(outcomes).toEqual([
    'bundleKeyWrong',
    'bundleKeyWrong',
    'bundleKeyWrong',
    'bundleTooExpensive',
    'bundleNotRecognised',
    'bundleEmpty',
    'bundleKeyMissing',
    'fileNotFound',
  ]);
  expect(library.state()).toEqual(before);
});

test('an honest forgery is taken in: the cases above are refused for what was changed', async () => {
  const path = await seal('honest', forgeZip(packDraft(honestDraft())));
  expect(await library.refusalOf('bundle.verify', path, identity)).toBeNull();
  const before = library.state();
  await library.importBundle(path, identity);
  const after = library.state();
  expect(after.bundles).toBe(before.bundles + 1);
  expect(after.fragments).toBe(before.fragments + 2);
  expect(after.files.length).toBe(before.files.length + 2);
});

test('a small ZIP64 file is read like any other', async () => {
  const draft = honestDraft('77777777-7777-4777-8777-777777777777');
  const entries = packDraft(draft).map((entry) => ({
    ...entry,
    wide: true,
    descriptor: entry.bytes.length,
  }));
  const path = await seal('wide', forgeZip(entries, { wide: true }));
  expect(await library.refusalOf('bundle.verify', path, identity)).toBeNull();
});

const descriptors = '/proc/self/fd';
const noDescriptors = !existsSync(descriptors);
if (noDescriptors) process.stdout.write('skipped: this system does not list its open files in /proc\n');

test.skipIf(noDescriptors)('no refused bundle is still open', () => {
  const open = readdirSync(descriptors).map(targetOf);
  expect(open.some((path) => path.endsWith('library.db'))).toBe(true);
  expect(open.filter((path) => path.includes('.kijkkring'))).toEqual([]);
});

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(join(descriptors, descriptor));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''; // the one of the listing itself
    throw error;
  }
}

test('a cancelled import leaves nothing', async () => {
  const path = await seal(
    'cancelled',
    forgeZip(packDraft(honestDraft('88888888-8888-4888-8888-888888888888'))),
  );
  const before = library.state();
  const { jobId } = (await library.core.ask('owner', 'bundle.import', { path, identities: [identity] })) as {
    jobId: string;
  };
  const ended = await library.core.ask('owner', 'job.cancel', { jobId });
  expect(ended.state).toBe('cancelled');
  await library.refresh();
  expect(library.state()).toEqual(before);
});
