import { randomBytes } from 'node:crypto';
import { hkdf } from '@noble/hashes/hkdf.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64nopad } from '@scure/base';
import { type Identity, type Recipient, Stanza } from 'age-encryption';
import sodium from 'sodium-native';
import { type ErrorCode, KijkkringError } from '../../shared/errors.ts';
import { decodeRecipient, publicPoint } from './age-identity.ts';
import { authenticates } from './authenticates.ts';
import { TAG_BYTES } from './chunk-cipher.ts';
import { normalisePassphrase } from './passphrase.ts';
import { SCRYPT_LOG_N } from './passphrase-cost.ts';
import { randomSecret, secretBytes, takeSecret, wipe } from './secret-bytes.ts';

/**
 * The two kinds of key that Kijkkring puts in an age header, on libsodium. `age-encryption` has its own, but those do X25519
 * with WebCrypto, which is another implementation inside Electron, and work out scrypt without letting anything else run.
 */
const X25519_LABEL = ascii('age-encryption.org/v1/X25519');
const SCRYPT_LABEL = ascii('age-encryption.org/v1/scrypt');

const FILE_KEY_BYTES = 16;
const WRAPPED_FILE_KEY_BYTES = FILE_KEY_BYTES + TAG_BYTES;
const POINT_BYTES = 32;
const SCRYPT_SALT_BYTES = 16;

/** Above this a file would cost minutes and gigabytes before it is known to be for us. */
export const MOST_SCRYPT_LOG_N = 20;

/** Which closed code stands for which trouble; the vault's files and bundles have their own. */
export interface AgeErrorCodes {
  readonly notRecognised: ErrorCode;
  readonly damaged: ErrorCode;
  readonly keyWrong: ErrorCode;
  readonly tooExpensive: ErrorCode;
}

/** Seals a file key to an `age1…` recipient. */
export class X25519Recipient implements Recipient {
  readonly #point: Uint8Array;

  /** @throws KijkkringError `recipientInvalid` */
  constructor(recipient: string) {
    this.#point = decodeRecipient(recipient);
  }

  wrapFileKey(fileKey: Uint8Array): Stanza[] {
    const ephemeral = randomSecret(POINT_BYTES);
    const share = publicPoint(ephemeral);
    const shared = sharedSecret(ephemeral, this.#point);
    wipe(ephemeral);
    if (shared === null) throw new KijkkringError('recipientInvalid');
    const key = x25519WrapKey(shared, share, this.#point);
    try {
      return [new Stanza(['X25519', base64nopad.encode(share)], sealFileKey(fileKey, key))];
    } finally {
      wipe(key);
    }
  }
}

/** Opens a file key with the secret scalar of an `AGE-SECRET-KEY-1…`, which the caller overwrites afterwards. */
export class X25519Identity implements Identity {
  readonly #scalar: Uint8Array;
  readonly #codes: AgeErrorCodes;

  constructor(scalar: Uint8Array, codes: AgeErrorCodes) {
    this.#scalar = scalar;
    this.#codes = codes;
  }

  unwrapFileKey(stanzas: Stanza[]): Uint8Array | null {
    refuseMixedScrypt(stanzas, this.#codes);
    const point = publicPoint(this.#scalar);
    for (const stanza of stanzas) {
      if (stanza.args[0] !== 'X25519') continue;
      const fileKey = this.#tryStanza(stanza, point);
      if (fileKey !== null) return fileKey;
    }
    return null;
  }

  #tryStanza(stanza: Stanza, point: Uint8Array): Uint8Array | null {
    const share = base64nopad.decode(stanza.args[1] ?? '');
    const formed = stanza.args.length === 2 && share.length === POINT_BYTES;
    if (!formed || stanza.body.length !== WRAPPED_FILE_KEY_BYTES)
      throw new KijkkringError(this.#codes.damaged);
    const shared = sharedSecret(this.#scalar, share);
    if (shared === null) throw new KijkkringError(this.#codes.damaged);
    const key = x25519WrapKey(shared, share, point);
    try {
      return openFileKey(stanza.body, key);
    } finally {
      wipe(key);
    }
  }
}

/** Seals a file key under a passphrase; then it is the only way into the file. */
export class ScryptRecipient implements Recipient {
  readonly #passphrase: string;

  constructor(passphrase: string) {
    this.#passphrase = passphrase;
  }

  async wrapFileKey(fileKey: Uint8Array): Promise<Stanza[]> {
    const salt = randomBytes(SCRYPT_SALT_BYTES);
    const key = await scryptWrapKey(this.#passphrase, salt, SCRYPT_LOG_N);
    try {
      const args = ['scrypt', base64nopad.encode(salt), String(SCRYPT_LOG_N)];
      return [new Stanza(args, sealFileKey(fileKey, key))];
    } finally {
      wipe(key);
    }
  }
}

/** Opens a file key with a passphrase; refuses a file that asks too much work before doing any. */
export class ScryptIdentity implements Identity {
  readonly #passphrase: string;
  readonly #codes: AgeErrorCodes;

  constructor(passphrase: string, codes: AgeErrorCodes) {
    this.#passphrase = passphrase;
    this.#codes = codes;
  }

  async unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    refuseMixedScrypt(stanzas, this.#codes);
    const stanza = stanzas.find((candidate) => candidate.args[0] === 'scrypt');
    if (stanza === undefined) return null;
    const [, saltText = '', logNText = ''] = stanza.args;
    const salt = base64nopad.decode(saltText);
    const formed = stanza.args.length === 3 && salt.length === SCRYPT_SALT_BYTES;
    if (!formed || stanza.body.length !== WRAPPED_FILE_KEY_BYTES || !/^[1-9][0-9]*$/.test(logNText)) {
      throw new KijkkringError(this.#codes.damaged);
    }
    const logN = Number(logNText);
    if (logN > MOST_SCRYPT_LOG_N) throw new KijkkringError(this.#codes.tooExpensive);
    const key = await scryptWrapKey(this.#passphrase, salt, logN);
    try {
      return openFileKey(stanza.body, key);
    } finally {
      wipe(key);
    }
  }
}

/** age's rule: a passphrase stands alone, so that nobody but its writer can be taken for the sender. */
function refuseMixedScrypt(stanzas: readonly Stanza[], codes: AgeErrorCodes): void {
  const mixed = stanzas.length > 1 && stanzas.some((stanza) => stanza.args[0] === 'scrypt');
  if (mixed) throw new KijkkringError(codes.damaged);
}

/** X25519; null for a point of low order, with which the secret would be known to everyone. */
function sharedSecret(scalar: Uint8Array, point: Uint8Array): Buffer | null {
  const shared = secretBytes(POINT_BYTES);
  try {
    sodium.crypto_scalarmult(shared, scalar, point);
    return shared;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('status:')) return null;
    throw error;
  }
}

function x25519WrapKey(shared: Buffer, share: Uint8Array, point: Uint8Array): Uint8Array {
  const key = takeSecret(hkdf(sha256, shared, Buffer.concat([share, point]), X25519_LABEL, 32));
  wipe(shared);
  return key;
}

async function scryptWrapKey(passphrase: string, salt: Uint8Array, logN: number): Promise<Uint8Array> {
  const bytes = Buffer.from(normalisePassphrase(passphrase), 'utf8');
  try {
    const salted = Buffer.concat([SCRYPT_LABEL, salt]);
    return takeSecret(await scryptAsync(bytes, salted, { N: 2 ** logN, r: 8, p: 1, dkLen: 32 }));
  } finally {
    wipe(bytes);
  }
}

/** The nonce is zero because each of these keys is used for one file key only. */
const ZERO_NONCE = new Uint8Array(12);

function sealFileKey(fileKey: Uint8Array, key: Uint8Array): Uint8Array {
  const body = Buffer.alloc(WRAPPED_FILE_KEY_BYTES);
  sodium.crypto_aead_chacha20poly1305_ietf_encrypt(body, fileKey, null, null, ZERO_NONCE, key);
  return body;
}

function openFileKey(body: Uint8Array, key: Uint8Array): Buffer | null {
  const fileKey = secretBytes(FILE_KEY_BYTES);
  const opened = authenticates(() =>
    sodium.crypto_aead_chacha20poly1305_ietf_decrypt(fileKey, null, body, null, ZERO_NONCE, key),
  );
  return opened ? fileKey : null;
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'ascii');
}
