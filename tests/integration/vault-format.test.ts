import { createDecipheriv, createHash, createHmac, pbkdf2Sync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bech32, bech32m } from '@scure/base';
import { Decrypter } from 'age-encryption';
import sodium from 'sodium-native';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/main/store/open.ts';
import { AgeFileWriter } from '../../src/main/vault/age-file-writer.ts';
import { createAgeHeader, newAgeIdentity } from '../../src/main/vault/age-header.ts';
import { formatKeyCard } from '../../src/main/vault/key-card.ts';
import { newSigningKey, sign } from '../../src/main/vault/signing.ts';
import { addRecovery, createVault } from '../../src/main/vault/vault-service.ts';
import { scratchFolder } from '../support/scratch.ts';

/**
 * A reader that follows docs/formats/vault.md and shares no code with the vault: other libraries wherever there are any,
 * and node:crypto, which a test may use freely.
 */
const scratch = scratchFolder('vault-format');
const PAGE_BYTES = 4096;

type Members = Record<string, unknown>;

interface LibraryJson extends Members {
  libraryId: string;
  wraps: [{ kdf: { memoryBytes: number; passes: number; salt: string }; nonce: string; wrappedKey: string }];
  databaseSalts: string[];
  checksum: string;
  mac: string;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Members)[key])}`).join()}}`;
}

function base64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

function subkey(master: Uint8Array, number: number): Uint8Array {
  const salt = Buffer.alloc(16);
  salt.writeUInt8(number);
  const personalization = Buffer.alloc(16);
  personalization.write('kkvault1');
  return blake2b(new Uint8Array(0), { key: master, salt, personalization, dkLen: 32 });
}

async function masterKey(library: LibraryJson, passphrase: string): Promise<Buffer> {
  const [{ kdf, nonce, wrappedKey }] = library.wraps;
  const { memoryBytes, passes, salt } = kdf;
  const options = { m: memoryBytes / 1024, t: passes, p: 1, version: 0x13, dkLen: 32, maxmem: 2 ** 30 };
  const key = await argon2idAsync(Buffer.from(passphrase.normalize('NFC')), base64(salt), options);
  const additional = Buffer.from(`kijkkring-library/1/passphrase/${library.libraryId}`);
  const master = Buffer.alloc(32);
  const wrapped = base64(wrappedKey);
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(master, null, wrapped, additional, base64(nonce), key);
  return master;
}

/** Checks and opens one page as docs/formats/vault.md describes it; the first one lacks its 16 bytes of salt. */
function databasePage(file: Buffer, number: number, key: Uint8Array): Buffer {
  const salt = file.subarray(0, 16);
  const macSalt = salt.map((byte) => byte ^ 0x3a);
  const macKey = pbkdf2Sync(key, macSalt, 2, 32, 'sha512');
  const page = file.subarray((number - 1) * PAGE_BYTES, number * PAGE_BYTES);
  const sealed = page.subarray(number === 1 ? 16 : 0, PAGE_BYTES - 64);
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(sealed).update(place).digest();
  expect(mac.equals(page.subarray(PAGE_BYTES - 64))).toBe(true);
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(-16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

test('from a passphrase to every byte, by the document alone', async () => {
  const folder = join(scratch, 'library');
  const passphrase = 'vier wóórden op rij';
  const vault = await createVault({
    folder,
    passphrase,
    ids: { next: () => randomUUID() },
    beforeKeyFile: async (draft) => {
      openDatabase(draft.folder, draft.databaseKeys()[0], 'create').close();
    },
  });

  const library = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as LibraryJson;
  const { checksum, mac, ...content } = library;
  const bytes = Buffer.from(canonical(content));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(checksum);
  const master = await masterKey(library, passphrase);
  expect(Buffer.from(blake2b(bytes, { key: subkey(master, 1), dkLen: 32 }))).toEqual(base64(mac));
  const [salt = ''] = library.databaseSalts;
  const databaseKey = blake2b(base64(salt), { key: subkey(master, 2), dkLen: 32 });
  expect(Buffer.from(databaseKey)).toEqual(vault.databaseKeys()[0]);

  const database = readFileSync(join(folder, 'library.db'));
  const pages = Array.from({ length: database.length / PAGE_BYTES }, (_, i) =>
    databasePage(database, i + 1, databaseKey),
  );
  expect(pages[0]?.readUInt16BE(0)).toBe(PAGE_BYTES);
  expect(Buffer.concat(pages).toString('latin1')).toContain('CREATE TABLE media_identity');
});

test('from a recovery sheet to the master key, by the document alone', async () => {
  const folder = join(scratch, 'recovered');
  const passphrase = 'vier wóórden op rij';
  await createVault({ folder, passphrase, ids: { next: () => randomUUID() } });
  const secret = randomBytes(20);
  await addRecovery({ folder, passphrase, secret });
  const library = JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as LibraryJson;
  const wrap = (library.wraps as { kind?: string; nonce: string; wrappedKey: string }[]).find(
    ({ kind }) => kind === 'recovery',
  );
  const key = blake2b(secret, { key: Buffer.from('kijkkring recovery sheet version 1'), dkLen: 32 });
  const additional = Buffer.from(`kijkkring-library/1/recovery/${library.libraryId}`);
  const master = Buffer.alloc(32);
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    master,
    null,
    base64(wrap?.wrappedKey ?? ''),
    additional,
    base64(wrap?.nonce ?? ''),
    Buffer.from(key),
  );
  // the same master key as the passphrase gives: the file is authentic under it
  const { checksum: _checksum, mac, ...content } = library;
  expect(
    Buffer.from(blake2b(Buffer.from(canonical(content)), { key: subkey(master, 1), dkLen: 32 })),
  ).toEqual(base64(mac));
});

test('a sealed file is an age file to another implementation', async () => {
  const { identity, recipient } = await newAgeIdentity();
  mkdirSync(join(scratch, 'footage'));
  const path = join(scratch, 'footage', 'original-0.age');
  const written = randomBytes(200_000);
  const writer = await AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] }));
  await writer.write(written);
  await writer.finish();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  expect(Buffer.from(await decrypter.decrypt(readFileSync(path))).equals(written)).toBe(true);
});

test('a signature and a key card, by the document alone', async () => {
  const { recipient } = await newAgeIdentity();
  const key = newSigningKey();
  const bytes = randomBytes(50);
  const signed = Buffer.concat([Buffer.from('kijkkring-signature-v1\0bundle-manifest\0'), bytes]);
  const signature = base64(sign(key.secretKey, 'bundle-manifest', bytes));
  expect(sodium.crypto_sign_verify_detached(signature, signed, base64(key.publicKey))).toBe(true);

  const card = formatKeyCard({ recipient, signingKey: key.publicKey });
  const { prefix, words } = bech32m.decode(card as `${string}1${string}`, false);
  expect({ prefix, content: Buffer.from(bech32m.fromWords(words)) }).toEqual({
    prefix: 'kijkkring',
    content: Buffer.concat([
      Buffer.of(1),
      bech32.fromWords(bech32.decode(recipient as `${string}1${string}`).words),
      base64(key.publicKey),
    ]),
  });
});
