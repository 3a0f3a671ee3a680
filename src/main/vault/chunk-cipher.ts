import sodium from 'sodium-native';
import { invariant } from '../../shared/assert.ts';
import { authenticates } from './authenticates.ts';
import { copySecret, wipe } from './secret-bytes.ts';

/** Plaintext bytes of every chunk but the last (age v1: https://c2sp.org/age#payload). */
export const CHUNK_BYTES = 64 * 1024;
/** Length of the authentication tag behind each chunk. */
export const TAG_BYTES = 16;
/** A full chunk as it lies in the file. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

const NONCE_BYTES = 12;

/** Seals and opens the chunks of one payload. The chunk's number and whether it is the last are part of what is proved. */
export interface ChunkCipher {
  /** Seals `plain` (at most 64 KiB) into `sealed`, which is 16 bytes longer. */
  seal(index: number, last: boolean, plain: Uint8Array, sealed: Uint8Array): void;
  /** Opens `sealed` into `plain`, which is 16 bytes shorter; false when the bytes do not authenticate. */
  open(index: number, last: boolean, sealed: Uint8Array, plain: Uint8Array): boolean;
  /** Overwrites the key; the cipher can't be used after it. */
  wipe(): void;
}

/** The payload cipher of age v1: ChaCha20-Poly1305, nonce = eleven-byte big-endian chunk number and a last-chunk flag. */
export function createChunkCipher(payloadKey: Uint8Array): ChunkCipher {
  return new AgeChunkCipher(payloadKey);
}

class AgeChunkCipher implements ChunkCipher {
  readonly #key: Buffer;
  readonly #nonce = new Uint8Array(NONCE_BYTES);
  readonly #nonceView = new DataView(this.#nonce.buffer);
  #wiped = false;

  constructor(payloadKey: Uint8Array) {
    this.#key = copySecret(payloadKey);
  }

  seal(index: number, last: boolean, plain: Uint8Array, sealed: Uint8Array): void {
    invariant(plain.length <= CHUNK_BYTES, 'a chunk is at most 64 KiB');
    const nonce = this.#nonceOf(index, last);
    sodium.crypto_aead_chacha20poly1305_ietf_encrypt(sealed, plain, null, null, nonce, this.#key);
  }

  open(index: number, last: boolean, sealed: Uint8Array, plain: Uint8Array): boolean {
    const nonce = this.#nonceOf(index, last);
    return authenticates(() =>
      sodium.crypto_aead_chacha20poly1305_ietf_decrypt(plain, null, sealed, null, nonce, this.#key),
    );
  }

  wipe(): void {
    this.#wiped = true;
    wipe(this.#key);
  }

  #nonceOf(index: number, last: boolean): Uint8Array {
    invariant(!this.#wiped, 'a cipher is not used after its key was overwritten');
    invariant(Number.isSafeInteger(index) && index >= 0, 'a chunk number is a whole number');
    // The counter takes bytes 0 to 10; a safe integer fills seven of them at most.
    this.#nonceView.setUint32(3, Math.floor(index / 2 ** 32));
    this.#nonceView.setUint32(7, index % 2 ** 32);
    this.#nonceView.setUint8(11, last ? 1 : 0);
    return this.#nonce;
  }
}

/** Number of chunks of a payload; an empty one still has its one, empty, last chunk. */
export function chunkCount(plainBytes: number): number {
  return Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES));
}

/** Length of the sealed payload of `plainBytes`. */
export function sealedLength(plainBytes: number): number {
  return plainBytes + chunkCount(plainBytes) * TAG_BYTES;
}

/** Length of the plaintext in a sealed payload, or null when no payload can have that length. */
export function plainLength(sealedBytes: number): number | null {
  const rest = sealedBytes % SEALED_CHUNK_BYTES;
  const fullBytes = Math.floor(sealedBytes / SEALED_CHUNK_BYTES) * CHUNK_BYTES;
  if (rest === 0) return sealedBytes === 0 ? null : fullBytes;
  // A last chunk without content is only allowed when it is the only one.
  if (rest < TAG_BYTES || (rest === TAG_BYTES && fullBytes > 0)) return null;
  return fullBytes + rest - TAG_BYTES;
}

/**
 * Seals consecutive chunks out of one piece of plaintext. `plain` holds whole chunks, except that it may end in a shorter
 * one when `endsPayload`.
 * @param sealed takes the result; long enough
 * @returns the number of bytes put into `sealed`
 */
export function sealRun(
  cipher: ChunkCipher,
  firstIndex: number,
  plain: Uint8Array,
  endsPayload: boolean,
  sealed: Uint8Array,
): number {
  const count = endsPayload ? chunkCount(plain.length) : plain.length / CHUNK_BYTES;
  let length = 0;
  for (let i = 0; i < count; i += 1) {
    const piece = plain.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES);
    const target = sealed.subarray(length, length + piece.length + TAG_BYTES);
    cipher.seal(firstIndex + i, endsPayload && i === count - 1, piece, target);
    length += target.length;
  }
  return length;
}
