import { describe, expect, test } from 'vitest';
import { nullSecretStore } from '../core/secret-store.ts';
import { safeStorageSecrets } from './safe-storage-secrets.ts';

type Backend = 'basic_text' | 'gnome_libsecret' | 'kwallet' | 'kwallet5' | 'kwallet6' | 'unknown';

/** A key chain that turns texts around. */
function keyChain(platform: NodeJS.Platform, available: boolean, backend: Backend) {
  const turned = (text: string) => [...text].reverse().join('');
  const safeStorage = {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(turned(text)),
    decryptStringAsync: async (sealed: Buffer) => ({
      result: turned(sealed.toString()),
      shouldReEncrypt: false,
    }),
  };
  return safeStorageSecrets({ safeStorage, platform });
}

describe('whether there is a key chain', () => {
  test.each([
    ['darwin', true, 'unknown', true],
    ['darwin', false, 'unknown', false],
    ['win32', true, 'unknown', true],
    ['linux', true, 'gnome_libsecret', true],
    ['linux', true, 'kwallet', true],
    ['linux', true, 'kwallet5', true],
    ['linux', true, 'kwallet6', true],
    ['linux', false, 'gnome_libsecret', false],
    ['linux', true, 'basic_text', false],
    ['linux', true, 'unknown', false],
  ] as const)('%s, encryption %s, kept by %s: %s', async (platform, available, backend, expected) => {
    expect(await keyChain(platform, available, backend).isAvailable()).toBe(expected);
  });
});

test('a secret comes back byte for byte, and is not what is stored', async () => {
  const store = keyChain('linux', true, 'kwallet6');
  const secret = new Uint8Array([0, 255, 128, 10, 13, 1]);
  const sealed = await store.seal(secret);
  expect(new Uint8Array(sealed)).not.toEqual(secret);
  expect(new Uint8Array(await store.open(sealed))).toEqual(secret);
});

test.each([
  ['a password that everyone knows', keyChain('linux', true, 'basic_text')],
  ['no key chain at all', nullSecretStore],
])('with %s nothing is sealed or opened', async (_, store) => {
  expect(await store.isAvailable()).toBe(false);
  await expect(store.seal(new Uint8Array([1]))).rejects.toThrow('internal');
  await expect(store.open(new Uint8Array([1]))).rejects.toThrow('internal');
});

test('a key chain that refuses this user is told by its code', async () => {
  const refuses = safeStorageSecrets({
    platform: 'darwin',
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'unknown',
      encryptStringAsync: () => Promise.reject(new Error('user canceled')),
      decryptStringAsync: () => Promise.reject(new Error('not for this user')),
    },
  });
  await expect(refuses.seal(new Uint8Array([1]))).rejects.toMatchObject({ code: 'secretsUnavailable' });
  await expect(refuses.open(new Uint8Array([1]))).rejects.toMatchObject({ code: 'secretsUnavailable' });
});
