import { randomBytes } from 'node:crypto';
import sodium from 'sodium-native';

/**
 * Memory for a key: zeroed, and never a slice of Node's shared pool, nor inside the heap of JavaScript, which leaves a copy behind
 * wherever it moves a small array to. Not libsodium's guarded memory: Electron's memory cage refuses buffers from outside its own heap.
 */
export function secretBytes(length: number): Buffer {
  return Buffer.from(new ArrayBuffer(length));
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

/** Takes a key over from a library that made it: a copy in memory of its own, before native code makes another of a small array. */
export function takeSecret(made: Uint8Array): Buffer {
  const secret = copySecret(made);
  wipe(made);
  return secret;
}

/** Overwrites keys and content in a way that no optimiser leaves out. */
export function wipe(...buffers: readonly Uint8Array[]): void {
  for (const buffer of buffers) {
    // first in place: of a small array in the heap native code is given a copy, and would overwrite that
    buffer.fill(0);
    sodium.sodium_memzero(buffer);
  }
}
