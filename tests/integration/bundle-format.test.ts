import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import sodium from 'sodium-native';
import { expect, test } from 'vitest';
import { writeBundle } from '../../src/main/bundle/bundle-writer.ts';
import { newAgeIdentity } from '../../src/main/vault/age-identity.ts';
import { draftOf, films, sessionOf } from '../support/bundle-draft.ts';
import { scratchFolder } from '../support/scratch.ts';

/** A verifier that follows docs/formats/bundle.md and uses nothing of the product's own reader. */
const scratch = scratchFolder('bundle-format');

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Manifest {
  readonly author: { readonly publicKey: string };
  readonly entries: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}
interface Session {
  readonly fragments: readonly {
    readonly author: string;
    readonly record: { readonly [key: string]: Json };
    readonly signature: string;
  }[];
}

/** Walks the entries from byte 0, as they lie. The sizes of films are behind them, so the directory is asked. */
function entriesOf(zip: Buffer): Map<string, Buffer> {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const [count, length, start] = [
    zip.readUInt16LE(end + 10),
    zip.readUInt32LE(end + 12),
    zip.readUInt32LE(end + 16),
  ];
  expect(start + length).toBe(end);
  const entries = new Map<string, Buffer>();
  let record = start;
  let place = 0;
  for (let i = 0; i < count; i += 1) {
    const [flags, method, size] = [8, 10, 24].map((at, k) =>
      k < 2 ? zip.readUInt16LE(record + at) : zip.readUInt32LE(record + at),
    ) as [number, number, number];
    const nameBytes = zip.readUInt16LE(record + 28);
    const name = zip.toString('utf8', record + 46, record + 46 + nameBytes);
    expect({ method, at: zip.readUInt32LE(record + 42), extra: zip.readUInt16LE(record + 30) }).toEqual({
      ...{ method: 0, at: place, extra: 0 },
    });
    const content = place + 30 + nameBytes;
    entries.set(name, zip.subarray(content, content + size));
    place = content + size + ((flags & 8) === 0 ? 0 : 16);
    record += 46 + nameBytes;
  }
  expect([place, record]).toEqual([start, end]);
  return entries;
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`;
}

function isSigned(key: string, context: string, content: Uint8Array, signature: string): boolean {
  const signed = Buffer.concat([Buffer.from(`kijkkring-signature-v1\0${context}\0`, 'ascii'), content]);
  return sodium.crypto_sign_verify_detached(
    Buffer.from(signature, 'base64'),
    signed,
    Buffer.from(key, 'base64'),
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('a reader made from the document opens and verifies a bundle', async () => {
  const { identity, recipient } = await newAgeIdentity();
  const target = join(scratch, 'bundle.kijkkring');
  await writeBundle(draftOf({ target, sealTo: { recipients: [recipient] } }));
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const entries = entriesOf(Buffer.from(await decrypter.decrypt(readFileSync(target))));
  const content = (name: string) => entries.get(name) ?? Buffer.alloc(0);

  const manifest: Manifest = JSON.parse(content('manifest.json').toString('utf8'));
  const session: Session = JSON.parse(content('session.json').toString('utf8'));
  expect([...entries.keys()]).toEqual([
    'manifest.json',
    'manifest.sig',
    ...manifest.entries.map(({ name }) => name),
  ]);
  expect(manifest.entries).toEqual(
    manifest.entries.map(({ name }) => ({
      name,
      bytes: content(name).length,
      sha256: sha256(content(name)),
    })),
  );
  for (const name of ['manifest.json', 'session.json'])
    expect(content(name).toString('utf8')).toBe(canonical(JSON.parse(content(name).toString('utf8'))));
  const signature = content('manifest.sig').toString('latin1');
  expect(signature).toHaveLength(88);
  const { publicKey } = manifest.author;
  expect(isSigned(publicKey, 'bundle-manifest', content('manifest.json'), signature)).toBe(true);
  expect(isSigned(publicKey, 'bundle-fragment', content('manifest.json'), signature)).toBe(false);
  for (const { author, record, signature: ofRecord } of session.fragments) {
    expect(author).toBe(publicKey);
    expect(isSigned(author, 'bundle-fragment', Buffer.from(canonical(record)), ofRecord)).toBe(true);
    const changed = Buffer.from(canonical({ ...record, frames: 26 }));
    expect(isSigned(author, 'bundle-fragment', changed, ofRecord)).toBe(false);
  }
  expect(session).toEqual(sessionOf());
  for (const { fragmentId, bytes } of films)
    expect(content(`media/${fragmentId}.mp4`).equals(bytes)).toBe(true);
});
