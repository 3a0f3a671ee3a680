import { randomBytes } from 'node:crypto';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { Decrypter, Encrypter, type Identity, type Recipient, type Stanza } from 'age-encryption';
import { invariant } from '../../shared/assert.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { decodeIdentity } from './age-identity.ts';
import {
  type AgeErrorCodes,
  ScryptIdentity,
  ScryptRecipient,
  X25519Identity,
  X25519Recipient,
} from './age-stanzas.ts';
import { TAG_BYTES } from './chunk-cipher.ts';
import { normalisePassphrase } from './passphrase.ts';
import { copySecret, takeSecret, wipe } from './secret-bytes.ts';

export { newAgeIdentity, recipientOf } from './age-identity.ts';

/** The start of an age v1 file (https://c2sp.org/age) with the keys that belong to it. */
export interface AgeHeader {
  /** The header and the 16-byte payload nonce: all that stands before the first chunk. */
  readonly bytes: Uint8Array;
  /** 16 bytes; whoever keeps them can open the file without an identity. */
  readonly fileKey: Uint8Array;
  /** 32 bytes; the key of the chunks. */
  readonly payloadKey: Uint8Array;
}

/** Who can open a new age file: holders of keys, or whoever knows a passphrase; age doesn't allow both. */
export type AgeAudience = { readonly recipients: readonly string[] } | { readonly passphrase: string };

/** What an age file is opened with. */
export type AgeKey = { readonly identity: string } | { readonly passphrase: string };

/** No header of ours comes near this; reading so many bytes of a file is enough for `openAgeHeader`. */
export const AGE_HEADER_LIMIT = 64 * 1024;

/** Codes for files that came from elsewhere. */
export const bundleAgeCodes: AgeErrorCodes = {
  notRecognised: 'bundleNotRecognised',
  damaged: 'bundleDamaged',
  keyWrong: 'bundleKeyWrong',
  tooExpensive: 'bundleTooExpensive',
};

/** Codes for the vault's own files: whatever is wrong with them, the footage can't be opened. */
export const footageAgeCodes: AgeErrorCodes = {
  notRecognised: 'footageDamaged',
  damaged: 'footageDamaged',
  keyWrong: 'footageDamaged',
  tooExpensive: 'footageDamaged',
};

const VERSION_LINE = Buffer.from('age-encryption.org/v1\n', 'ascii');
const MAC_LINE = Buffer.from('\n---', 'ascii');
const LINE_END = 0x0a;
const NONCE_BYTES = 16;

/**
 * Makes the header of a new age file with a new random file key.
 * @throws KijkkringError `recipientInvalid` (also when there is none), `passphraseMissing`
 */
export async function createAgeHeader(to: AgeAudience): Promise<AgeHeader> {
  const capture = new FileKeyCapture();
  const encrypter = new Encrypter();
  for (const recipient of recipientsOf(to)) encrypter.addRecipient(recipient);
  encrypter.addRecipient(capture);
  const emptyFile = await encrypter.encrypt(new Uint8Array(0));
  // The library ends its file with its own nonce and the tag of an empty chunk: both are dropped.
  const header = emptyFile.subarray(0, emptyFile.length - NONCE_BYTES - TAG_BYTES);
  return withPayloadKey(Buffer.concat([header, randomBytes(NONCE_BYTES)]), capture.take());
}

/**
 * Reads the header at the start of an age file and opens its file key.
 * @param start the first `AGE_HEADER_LIMIT` bytes, or all if the file is shorter; what lies behind the header is left alone
 * @throws KijkkringError by `codes`; as a rule `bundleNotRecognised`, `bundleDamaged`, `bundleKeyWrong`, and
 *   `bundleTooExpensive` for a scrypt work factor above 2^20, before any of that work is done
 */
export async function openAgeHeader(
  start: Uint8Array,
  key: AgeKey,
  codes: AgeErrorCodes = bundleAgeCodes,
): Promise<AgeHeader> {
  const bytes = headerBytes(start, codes);
  const scalar = 'identity' in key ? decodeIdentity(key.identity) : null;
  if ('identity' in key && scalar === null) throw new KijkkringError(codes.keyWrong);
  const identity =
    'passphrase' in key
      ? new ScryptIdentity(normalisePassphrase(key.passphrase), codes)
      : new X25519Identity(scalar ?? new Uint8Array(0), codes);
  try {
    return await openWith(bytes, identity, codes);
  } finally {
    if (scalar !== null) wipe(scalar);
  }
}

/**
 * Finds out whether a file is an age file, before anybody has a key for it.
 * @param start as in `openAgeHeader`
 * @throws KijkkringError `bundleNotRecognised`, `bundleDamaged`
 */
export function requireAgeFile(start: Uint8Array): void {
  headerBytes(start, bundleAgeCodes);
}

/**
 * Puts a stored header and its stored file key together again, after checking that they belong together.
 * @param bytes as in `AgeHeader`
 * @throws KijkkringError by `codes`
 */
export function restoreAgeHeader(
  bytes: Uint8Array,
  fileKey: Uint8Array,
  codes: AgeErrorCodes = footageAgeCodes,
): Promise<AgeHeader> {
  return openWith(headerBytes(bytes, codes), { unwrapFileKey: () => copySecret(fileKey) }, codes);
}

/** Overwrites the keys of a header that is no longer needed. */
export function wipeAgeHeader(header: AgeHeader): void {
  wipe(header.fileKey, header.payloadKey);
}

function recipientsOf(to: AgeAudience): Recipient[] {
  if ('passphrase' in to) return [new ScryptRecipient(normalisePassphrase(to.passphrase))];
  if (to.recipients.length === 0) throw new KijkkringError('recipientInvalid');
  return to.recipients.map((recipient) => new X25519Recipient(recipient));
}

/** Cuts the header and the nonce out of the start of a file. */
function headerBytes(start: Uint8Array, codes: AgeErrorCodes): Buffer {
  const bytes = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, AGE_HEADER_LIMIT));
  if (!bytes.subarray(0, VERSION_LINE.length).equals(VERSION_LINE)) {
    throw new KijkkringError(codes.notRecognised);
  }
  const macLine = bytes.indexOf(MAC_LINE);
  const macLineEnd = macLine === -1 ? -1 : bytes.indexOf(LINE_END, macLine + MAC_LINE.length);
  const end = macLineEnd + 1 + NONCE_BYTES;
  if (macLineEnd === -1 || end > bytes.length) throw new KijkkringError(codes.damaged);
  return Buffer.from(bytes.subarray(0, end));
}

async function openWith(bytes: Buffer, identity: Identity, codes: AgeErrorCodes): Promise<AgeHeader> {
  const watched = new WatchedIdentity(identity);
  const decrypter = new Decrypter();
  decrypter.addIdentity(watched);
  try {
    return withPayloadKey(bytes, await decrypter.decryptHeader(bytes.subarray(0, -NONCE_BYTES)));
  } catch (error) {
    if (error instanceof KijkkringError) throw error;
    throw new KijkkringError(watched.fitsNoStanza ? codes.keyWrong : codes.damaged, {}, { cause: error });
  }
}

function withPayloadKey(bytes: Uint8Array, fileKey: Uint8Array): AgeHeader {
  const nonce = bytes.subarray(-NONCE_BYTES);
  const payloadKey = takeSecret(hkdf(sha256, fileKey, nonce, Buffer.from('payload', 'ascii'), 32));
  return { bytes, fileKey, payloadKey };
}

/** Tells "not our key" from "broken header", which the library reports alike. */
class WatchedIdentity implements Identity {
  fitsNoStanza = false;
  readonly #identity: Identity;

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  async unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    const fileKey = await this.#identity.unwrapFileKey(stanzas);
    this.fitsNoStanza = fileKey === null;
    return fileKey;
  }
}

/** A recipient that writes nothing and keeps a copy of the file key for us. */
class FileKeyCapture implements Recipient {
  #fileKey: Buffer | null = null;

  wrapFileKey(fileKey: Uint8Array): Stanza[] {
    this.#fileKey = copySecret(fileKey);
    return [];
  }

  take(): Buffer {
    invariant(this.#fileKey !== null, 'age makes a file key for every file');
    return this.#fileKey;
  }
}
