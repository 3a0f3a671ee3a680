import sodium from 'sodium-native';
import { invariant } from '../../shared/assert.ts';
import { secretBytes, wipe } from './secret-bytes.ts';

const PUBLIC_KEY_BYTES = 32;
const SECRET_KEY_BYTES = 64;
const SIGNATURE_BYTES = 64;

/** First bytes of everything that is signed, so that no signature of ours means anything elsewhere. */
const DOMAIN = Buffer.from('kijkkring-signature-v1\0', 'ascii');

/** An Ed25519 key pair (RFC 8032), both parts in base64. */
export interface SigningKey {
  /** 32 bytes; on the key card. */
  readonly publicKey: string;
  /** 64 bytes: the seed followed by the public key, as libsodium keeps it. */
  readonly secretKey: string;
}

export function newSigningKey(): SigningKey {
  const publicKey = Buffer.alloc(PUBLIC_KEY_BYTES);
  const secretKey = secretBytes(SECRET_KEY_BYTES);
  sodium.crypto_sign_keypair(publicKey, secretKey);
  const key = { publicKey: publicKey.toString('base64'), secretKey: secretKey.toString('base64') };
  wipe(secretKey);
  return key;
}

/**
 * Signs bytes for one purpose.
 * @param context names the purpose, such as `bundle-manifest`: 1 to 64 lower-case letters, digits and hyphens; a signature
 *   made for one purpose doesn't verify for another
 * @returns the signature (64 bytes) in base64
 */
export function sign(secretKey: string, context: string, bytes: Uint8Array): string {
  const key = base64Bytes(secretKey, SECRET_KEY_BYTES);
  invariant(key !== null, 'a signing key is 64 bytes in base64');
  const signature = Buffer.alloc(SIGNATURE_BYTES);
  try {
    sodium.crypto_sign_detached(signature, signedBytes(context, bytes), key);
    return signature.toString('base64');
  } finally {
    wipe(key);
  }
}

/** Whether `signature` was made by the holder of the key, for this purpose, over these bytes; false for anything malformed. */
export function verify(publicKey: string, context: string, bytes: Uint8Array, signature: string): boolean {
  const key = base64Bytes(publicKey, PUBLIC_KEY_BYTES);
  const parsed = base64Bytes(signature, SIGNATURE_BYTES);
  if (key === null || parsed === null) return false;
  return sodium.crypto_sign_verify_detached(parsed, signedBytes(context, bytes), key);
}

/** What is really signed: the domain, the purpose, a zero byte, the bytes. */
function signedBytes(context: string, bytes: Uint8Array): Buffer {
  invariant(/^[a-z0-9-]{1,64}$/.test(context), 'a signing context is a short plain word');
  return Buffer.concat([DOMAIN, Buffer.from(`${context}\0`, 'ascii'), bytes]);
}

/** Strict: one text for one value, so that a signature can't be rewritten into another that verifies. */
function base64Bytes(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === length && bytes.toString('base64') === text ? bytes : null;
}
