import { randomBytes } from 'node:crypto';
import sodium from 'sodium-native';

/**
 * Memory for a key: zeroed, and never a slice of Node's shared pool. Not libsodium's guarded memory: Electron's memory
 * cage refuses buffers from outside its own heap.
 */
export function secretBytes(length: number): Buffer {
  return Buffer.alloc(length);
}

/** A new random key in memory of its own. */
export function randomSecret(length: number): Buffer {
  const secret = secretBytes(length);
  const random = randomBytes(length);
  secret.set(random);
  wipe(random);
  return secret;
}

/** A copy in memory of its own, for the one who has to overwrite it. */
export function copySecret(secret: Uint8Array): Buffer {
  const copy = secretBytes(secret.length);
  copy.set(secret);
  return copy;
}

/** Overwrites keys and content in a way that no optimiser leaves out. */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) sodium.sodium_memzero(buffer);
}
