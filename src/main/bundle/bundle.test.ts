import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { age, ageToolMissing } from '../../../tests/support/age-tool.ts';
import { draftOf, films, guide, sessionOf, signer } from '../../../tests/support/bundle-draft.ts';
import { readWhole } from '../../../tests/support/memory-source.ts';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { errorCodes } from '../../shared/errors.ts';
import { newAgeIdentity } from '../vault/age-identity.ts';
import { type BundleKey, openBundle, verifyBundle } from './bundle-reader.ts';
import { writeBundle } from './bundle-writer.ts';

const scratch = scratchFolder('bundle');
const me = await newAgeIdentity();
const colleague = await newAgeIdentity();
const passphrase = 'zes woorden om mee te openen';
const bundle = join(scratch, 'recipients.kijkkring');
const written = await writeBundle(
  draftOf({ target: bundle, sealTo: { recipients: [me.recipient, colleague.recipient] } }),
);

/** What python's own reader makes of a ZIP: the check of all CRCs, and each name with its hash and its method. */
const pythonReader = `
import hashlib, json, sys, zipfile
zip = zipfile.ZipFile(sys.argv[1])
print(json.dumps({
  'bad': zip.testzip(),
  'comment': zip.comment.decode(),
  'entries': [[i.filename, hashlib.sha256(zip.read(i)).hexdigest(), i.compress_type, list(i.date_time), i.extra.hex()] for i in zip.infolist()],
}))`;

const pythonMissing = spawnSync('python3', ['-c', 'import zipfile']).status === 0 ? null : 'no python3';
if (pythonMissing !== null) process.stdout.write('skipped: python3 with zipfile is not installed\n');

async function contentOf(path: string, key: BundleKey) {
  const opened = await openBundle(path, key);
  await verifyBundle(opened);
  const media = new Map<string, Buffer>();
  for (const { fragmentId } of films) media.set(fragmentId, await readWhole(opened.media(fragmentId), 1000));
  await opened.close();
  return { ...opened, media };
}

describe('what was written is read back', () => {
  const expected = (content: Awaited<ReturnType<typeof contentOf>>) => {
    expect(content.signature).toBe('valid');
    expect(content.session).toEqual(sessionOf());
    expect(content.guides).toEqual([guide]);
    expect(content.manifest).toMatchObject({ version: 1, author: { publicKey: signer.publicKey } });
    expect(content.media).toEqual(new Map(films.map(({ fragmentId, bytes }) => [fragmentId, bytes])));
  };

  test('by each of its recipients, and nobody else', async () => {
    for (const { identity } of [me, colleague])
      expected(await contentOf(bundle, { identities: [(await newAgeIdentity()).identity, identity] }));
    const stranger = { identities: [(await newAgeIdentity()).identity] };
    await expect(openBundle(bundle, stranger)).rejects.toMatchObject({ code: 'bundleKeyWrong' });
    await expect(openBundle(bundle, { passphrase })).rejects.toMatchObject({ code: 'bundleKeyWrong' });
    expect(written.bytes).toBe(readFileSync(bundle).length);
  });

  test('with its words; also by the reader of age itself', async () => {
    const path = join(scratch, 'words.kijkkring');
    await writeBundle(draftOf({ target: path, sealTo: { passphrase } }));
    expected(await contentOf(path, { passphrase }));
    await expect(openBundle(path, { passphrase: 'andere woorden' })).rejects.toMatchObject({
      code: 'bundleKeyWrong',
    });
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const zip = await decrypter.decrypt(readFileSync(path));
    expect(Buffer.from(zip.subarray(0, 4)).toString('latin1')).toBe('PK\x03\x04');
  });

  test.skipIf(ageToolMissing !== null || pythonMissing !== null)(
    'by the public age tool and the ZIP reader of python',
    async () => {
      const identity = join(scratch, 'identity.txt');
      const zip = join(scratch, 'bundle.zip');
      writeFileSync(identity, `${me.identity}\n`, { mode: 0o600 });
      age(['-d', '-i', identity, '-o', zip, bundle]);
      const found = JSON.parse(execFileSync('python3', ['-c', pythonReader, zip]).toString());
      const opened = await openBundle(bundle, { identities: [me.identity] });
      await opened.close();
      const noMoment = [1980, 1, 1, 0, 0, 0];
      expect({ bad: found.bad, comment: found.comment }).toEqual({ bad: null, comment: '' });
      expect(found.entries.slice(0, 2).map(([name]: string[]) => name)).toEqual([
        'manifest.json',
        'manifest.sig',
      ]);
      expect(found.entries.slice(2)).toEqual(
        opened.manifest.entries.map(({ name, sha256 }) => [name, sha256, 0, noMoment, '']),
      );
    },
  );
});

test('of 2,000 files with bytes changed, cut or put in none is accepted, and each refusal has a code', async () => {
  const random = seededRandom('mutations of a bundle');
  const below = (most: number) => Math.floor(random() * most);
  const file = readFileSync(bundle);
  const noise = () => Buffer.from(Array.from({ length: 1 + below(20) }, () => below(256)));
  const mutations: ((at: number) => Buffer)[] = [
    (at) => {
      const copy = Buffer.from(file);
      copy.writeUInt8(copy.readUInt8(at) ^ (1 + below(255)), at);
      return copy;
    },
    (at) => file.subarray(0, at),
    (at) => Buffer.concat([file.subarray(0, at), noise(), file.subarray(at)]),
    (at) => Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + below(2000))]),
    () => Buffer.concat([file, noise()]),
  ];
  const outcomes: Record<string, number> = {};
  const path = join(scratch, 'mutated.kijkkring');
  for (let i = 0; i < scaled(2000); i += 1) {
    // One in three in the header, which is small.
    const at = i % 3 === 0 ? below(400) : below(file.length);
    writeFileSync(path, mutations[i % mutations.length]?.(at) ?? file);
    const outcome = await outcomeOf(path);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  const allowed = [...errorCodes.filter((code) => code.startsWith('bundle')), 'fileEmpty'] as string[];
  expect(Object.keys(outcomes).filter((code) => !allowed.includes(code))).toEqual([]);
});

async function outcomeOf(path: string): Promise<string> {
  try {
    const opened = await openBundle(path, { identities: [me.identity] });
    try {
      await verifyBundle(opened);
      return 'accepted';
    } finally {
      await opened.close();
    }
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('a folder that held bundles holds nothing else', () => {
  expect(readdirSync(scratch).filter((name) => name.endsWith('.part'))).toEqual([]);
});
