import { randomBytes, timingSafeEqual } from 'node:crypto';
import sodium from 'sodium-native';
import { authenticates } from './authenticates.ts';
import { randomSecret, secretBytes } from './secret-bytes.ts';

export const MASTER_KEY_BYTES = 32;
export const WRAP_NONCE_BYTES = 24;
export const WRAPPED_KEY_BYTES = MASTER_KEY_BYTES + 16;
export const MAC_BYTES = 32;
export const DATABASE_SALT_BYTES = 32;

/** Context of every subkey: exactly eight bytes, as `crypto_kdf_derive_from_key` wants it. */
const SUBKEY_CONTEXT = Buffer.from('kkvault1', 'ascii');

/** Number of each subkey under that context; a number is never used for a second purpose. */
const subkeyIds = { libraryMac: 1, database: 2 } as const;

const RECOVERY_CONTEXT = Buffer.from('kijkkring recovery sheet version 1', 'ascii');

/** A master key locked under another key; both parts are safe to store. */
export interface WrappedKey {
  readonly nonce: Buffer;
  readonly wrappedKey: Buffer;
}

export function newMasterKey(): Buffer {
  return randomSecret(MASTER_KEY_BYTES);
}

/** Derives one of the 32-byte subkeys of a master key (BLAKE2b, libsodium's `crypto_kdf`). */
export function deriveSubkey(master: Buffer, purpose: keyof typeof subkeyIds): Buffer {
  const subkey = secretBytes(32);
  sodium.crypto_kdf_derive_from_key(subkey, subkeyIds[purpose], SUBKEY_CONTEXT, master);
  return subkey;
}

/**
 * The key of a recovery sheet (BLAKE2b-256 of its secret, keyed with the text that names the use). The secret is random, so that no slow
 * derivation is needed.
 */
export function recoveryKeyOf(secret: Uint8Array): Buffer {
  const key = secretBytes(32);
  sodium.crypto_generichash(key, secret, RECOVERY_CONTEXT);
  return key;
}

/** Locks the master key under `key`; `binding` says for which library and which kind of wrap it is valid. */
export function wrapMasterKey(master: Buffer, key: Buffer, binding: string): WrappedKey {
  const nonce = randomBytes(WRAP_NONCE_BYTES);
  const wrappedKey = Buffer.alloc(WRAPPED_KEY_BYTES);
  const additional = Buffer.from(binding, 'utf8');
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrappedKey, master, additional, null, nonce, key);
  return { nonce, wrappedKey };
}

/** Gives the master key, or null when `key` is not the one it was wrapped under. */
export function unwrapMasterKey(wrap: WrappedKey, key: Buffer, binding: string): Buffer | null {
  const master = secretBytes(MASTER_KEY_BYTES);
  const additional = Buffer.from(binding, 'utf8');
  const { wrappedKey, nonce } = wrap;
  const opened = authenticates(() =>
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(master, null, wrappedKey, additional, nonce, key),
  );
  return opened ? master : null;
}

/** MAC of the library file's content (BLAKE2b-256, keyed) under the subkey `libraryMac`. */
export function libraryMac(macKey: Buffer, content: Uint8Array): Buffer {
  const mac = Buffer.alloc(MAC_BYTES);
  sodium.crypto_generichash(mac, content, macKey);
  return mac;
}

export function isLibraryMac(macKey: Buffer, content: Uint8Array, mac: Buffer): boolean {
  return mac.length === MAC_BYTES && timingSafeEqual(libraryMac(macKey, content), mac);
}

/**
 * The raw key of the database (BLAKE2b-256 of the salt, keyed with the subkey `database`). Once a salt is gone from the
 * library file, nobody can make its key again: that is how pages of before an erasure become unreadable.
 */
export function databaseKeyOf(subkey: Buffer, salt: Uint8Array): Buffer {
  const key = secretBytes(32);
  sodium.crypto_generichash(key, salt, subkey);
  return key;
}
