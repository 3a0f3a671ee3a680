import type { SafeStorage } from 'electron';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { SecretStore } from '../core/secret-store.ts';

export type KeyChain = {
  readonly safeStorage: Pick<
    SafeStorage,
    'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
  >;
  readonly platform: NodeJS.Platform;
};

/** Key chains of Linux desktops. `basic_text` is not one of them: it seals with a password that is written in Chromium's source. */
const linuxKeyChains: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/** The key chain of the system by Electron: Keychain, DPAPI, or that of a Linux desktop. Ready after the application is. */
export function safeStorageSecrets({ safeStorage, platform }: KeyChain): SecretStore {
  const isAvailable = async (): Promise<boolean> => {
    // first, as the backend is chosen by it
    const available = await safeStorage.isAsyncEncryptionAvailable();
    if (!available || platform !== 'linux') return available;
    return linuxKeyChains.has(safeStorage.getSelectedStorageBackend());
  };
  const requireAvailable = async (): Promise<void> =>
    invariant(await isAvailable(), 'a key chain that is not there was asked for something');
  return {
    isAvailable,
    seal: async (secret) => {
      await requireAvailable();
      // Electron seals texts
      return refused(() => safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')));
    },
    open: async (sealed) => {
      await requireAvailable();
      const { result } = await refused(() => safeStorage.decryptStringAsync(Buffer.from(sealed)));
      return Buffer.from(result, 'base64');
    },
  };
}

/** Whatever a key chain says when it refuses, it is one thing to us; what it said goes along for the log. */
async function refused<T>(asked: () => Promise<T>): Promise<T> {
  try {
    return await asked();
  } catch (cause) {
    throw new KijkkringError('secretsUnavailable', {}, { cause });
  }
}
