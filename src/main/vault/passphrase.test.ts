import { describe, expect, test } from 'vitest';
import { deriveFromPassphrase, normalisePassphrase, requireStrongKdf } from './passphrase.ts';

const MIB = 1024 * 1024;

describe('the one form of a passphrase', () => {
  test.each([
    ['as it is', 'vier woorden op rij', 'vier woorden op rij'],
    ['composed', 'cafe\u0301', 'caf\u00e9'],
    ['without byte order mark', '\uFEFFwoord', 'woord'],
    ['without line ends after it', 'woord\r\n', 'woord'],
    ['with its own spaces', ' woord ', ' woord '],
  ])('%s', (_what, typed, used) => {
    expect(normalisePassphrase(typed)).toBe(used);
  });

  test.each(['', '\n', '\uFEFF\r\n'])('nothing left of %j', (typed) => {
    expect(() => normalisePassphrase(typed)).toThrow(expect.objectContaining({ code: 'passphraseMissing' }));
  });

  test.each(['een\ntwee', 'een\0twee'])('not one line: %j', (typed) => {
    expect(() => normalisePassphrase(typed)).toThrow(expect.objectContaining({ code: 'invalidInput' }));
  });
});

test('parameters may only be as strong as we write them, up to a sensible most', () => {
  const weak = expect.objectContaining({ code: 'libraryWeakened' });
  expect(() => requireStrongKdf({ memoryBytes: 256 * MIB, passes: 3 })).not.toThrow();
  expect(() => requireStrongKdf({ memoryBytes: 1024 * MIB, passes: 16 })).not.toThrow();
  expect(() => requireStrongKdf({ memoryBytes: 256 * MIB - 1, passes: 3 })).toThrow(weak);
  expect(() => requireStrongKdf({ memoryBytes: 256 * MIB, passes: 2 })).toThrow(weak);
  expect(() => requireStrongKdf({ memoryBytes: 1024 * MIB + 1, passes: 3 })).toThrow(weak);
  expect(() => requireStrongKdf({ memoryBytes: 256 * MIB, passes: 17 })).toThrow(weak);
});

test('the derivation leaves the main thread free, and depends on the passphrase and the salt', async () => {
  const kdf = {
    algorithm: 'argon2id13',
    memoryBytes: 256 * MIB,
    passes: 3,
    salt: Buffer.alloc(16, 1),
  } as const;
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const key = await deriveFromPassphrase('woord', kdf);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
  expect(key).toHaveLength(32);
  expect(await deriveFromPassphrase('woord\n', kdf)).toEqual(key);
  expect(await deriveFromPassphrase('Woord', kdf)).not.toEqual(key);
  expect(await deriveFromPassphrase('woord', { ...kdf, salt: Buffer.alloc(16, 2) })).not.toEqual(key);
});
