import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newSigningKey, sign, verify } from './signing.ts';

const key = newSigningKey();
const bytes = randomBytes(1000);
const signature = sign(key.secretKey, 'bundle-manifest', bytes);

test('a signature holds for its key, its purpose and its bytes', () => {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(changed.readUInt8(999) ^ 1, 999);
  expect({
    right: verify(key.publicKey, 'bundle-manifest', bytes, signature),
    nothing: verify(key.publicKey, 'empty', Buffer.alloc(0), sign(key.secretKey, 'empty', Buffer.alloc(0))),
    'another key': verify(newSigningKey().publicKey, 'bundle-manifest', bytes, signature),
    'another purpose': verify(key.publicKey, 'bundle-record', bytes, signature),
    'other bytes': verify(key.publicKey, 'bundle-manifest', changed, signature),
    'fewer bytes': verify(key.publicKey, 'bundle-manifest', bytes.subarray(1), signature),
  }).toEqual({
    right: true,
    nothing: true,
    'another key': false,
    'another purpose': false,
    'other bytes': false,
    'fewer bytes': false,
  });
});

test('every flipped bit of a signature is noticed', () => {
  const raw = Buffer.from(signature, 'base64');
  const accepted: number[] = [];
  for (let i = 0; i < raw.length * 8; i += 1) {
    const copy = Buffer.from(raw);
    copy.writeUInt8(copy.readUInt8(i >> 3) ^ (1 << (i & 7)), i >> 3);
    if (verify(key.publicKey, 'bundle-manifest', bytes, copy.toString('base64'))) accepted.push(i);
  }
  expect(accepted).toEqual([]);
});

test('what is malformed is not a signature, and not a crash', () => {
  const base64url = signature.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const malformed = ['', 'x', base64url, `${signature} `, signature.slice(0, -4), `${signature}AAAA`];
  expect(malformed.map((text) => verify(key.publicKey, 'bundle-manifest', bytes, text))).toEqual(
    malformed.map(() => false),
  );
  const keys = ['', Buffer.alloc(31).toString('base64'), Buffer.alloc(32).toString('base64')];
  expect(keys.map((text) => verify(text, 'bundle-manifest', bytes, signature))).toEqual([
    false,
    false,
    false,
  ]);
  expect(() => sign(key.secretKey, 'Bundle manifest', bytes)).toThrow(
    expect.objectContaining({ code: 'internal' }),
  );
});
