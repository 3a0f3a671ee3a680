import { bech32 } from '@scure/base';
import { generateX25519Identity } from 'age-encryption';
import sodium from 'sodium-native';
import { KijkkringError } from '../../shared/errors.ts';
import { secretBytes, wipe } from './secret-bytes.ts';

const RECIPIENT_PREFIX = 'age';
const IDENTITY_PREFIX = 'age-secret-key-';
const POINT_BYTES = 32;

/** Both halves of an age X25519 key, as age writes them. */
export interface AgeKeyPair {
  /** `AGE-SECRET-KEY-1…`; opens. */
  readonly identity: string;
  /** `age1…`; seals. */
  readonly recipient: string;
}

/** A new age X25519 key: the only kind that every version of the public `age` tool reads. */
export async function newAgeIdentity(): Promise<AgeKeyPair> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await recipientOf(identity) };
}

/**
 * The public half of an identity.
 * @throws KijkkringError `recipientInvalid` when the text is not an X25519 identity
 */
export async function recipientOf(identity: string): Promise<string> {
  const scalar = decodeIdentity(identity);
  if (scalar === null) throw new KijkkringError('recipientInvalid');
  try {
    return encodeRecipient(publicPoint(scalar));
  } finally {
    wipe(scalar);
  }
}

/** Writes a public point as `age1…`. */
export function encodeRecipient(point: Uint8Array): string {
  return bech32.encodeFromBytes(RECIPIENT_PREFIX, point);
}

/**
 * Reads `age1…` into its 32-byte point.
 * @throws KijkkringError `recipientInvalid`
 */
export function decodeRecipient(recipient: string): Uint8Array {
  const decoded = bech32.decodeUnsafe(recipient, 90);
  // age refuses recipients in capitals, and so do we: what is accepted here has to be accepted there.
  const rightForm = decoded?.prefix === RECIPIENT_PREFIX && recipient.startsWith('age1');
  const point = rightForm ? bytesOf(decoded.words) : null;
  if (point === null) throw new KijkkringError('recipientInvalid');
  return point;
}

/** Reads `AGE-SECRET-KEY-1…` into its 32-byte scalar, which the caller overwrites; null when it is not one. */
export function decodeIdentity(identity: string): Buffer | null {
  const decoded = bech32.decodeUnsafe(identity, 90);
  if (decoded?.prefix !== IDENTITY_PREFIX || !identity.startsWith('AGE-SECRET-KEY-1')) return null;
  const bytes = bytesOf(decoded.words);
  if (bytes === null) return null;
  const scalar = secretBytes(bytes.length);
  scalar.set(bytes);
  wipe(bytes);
  return scalar;
}

/** The point that belongs to a secret scalar. */
export function publicPoint(scalar: Uint8Array): Buffer {
  const point = Buffer.alloc(POINT_BYTES);
  sodium.crypto_scalarmult_base(point, scalar);
  return point;
}

function bytesOf(words: number[]): Uint8Array | null {
  const bytes = bech32.fromWordsUnsafe(words);
  return bytes instanceof Uint8Array && bytes.length === POINT_BYTES ? bytes : null;
}
