import sodium from 'sodium-native';
import { KijkkringError } from '../../shared/errors.ts';
import { DEFAULT_MEMORY_BYTES, DEFAULT_PASSES } from './passphrase-cost.ts';
import { secretBytes, wipe } from './secret-bytes.ts';

/** How a passphrase becomes a key: Argon2id version 1.3 with one lane (RFC 9106). */
export interface PassphraseKdf {
  readonly algorithm: 'argon2id13';
  /** Memory in bytes. */
  readonly memoryBytes: number;
  /** Number of passes over that memory. */
  readonly passes: number;
  /** 16 random bytes. */
  readonly salt: Buffer;
}

/** Above these a changed file would stop the computer instead of opening the library. */
const MOST_MEMORY_BYTES = 1024 * 1024 * 1024;
const MOST_PASSES = 16;

const KEY_BYTES = 32;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The one form in which a passphrase is used: Unicode NFC, without a byte order mark before it or line ends after it, as
 * editors add those unasked.
 * @throws KijkkringError `passphraseMissing` when nothing is left, `invalidInput` when it has a line end or NUL inside
 */
export function normalisePassphrase(text: string): string {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const passphrase = bare.replace(/[\r\n]+$/, '').normalize('NFC');
  if (passphrase === '') throw new KijkkringError('passphraseMissing');
  if (/[\r\n\0]/.test(passphrase)) throw new KijkkringError('invalidInput', { field: 'passphrase' });
  return passphrase;
}

/**
 * Refuses parameters that were lowered (guessing would become cheap) or raised beyond sense.
 * @throws KijkkringError `libraryWeakened`
 */
export function requireStrongKdf(kdf: { memoryBytes: number; passes: number }): void {
  const memoryFits = kdf.memoryBytes >= DEFAULT_MEMORY_BYTES && kdf.memoryBytes <= MOST_MEMORY_BYTES;
  const passesFit = kdf.passes >= DEFAULT_PASSES && kdf.passes <= MOST_PASSES;
  if (!memoryFits || !passesFit) throw new KijkkringError('libraryWeakened');
}

/**
 * Derives 32 bytes from a passphrase, off the main thread; takes about half a second on purpose.
 * @throws KijkkringError `passphraseMissing`, `invalidInput`, `libraryWeakened`
 */
export async function deriveFromPassphrase(passphrase: string, kdf: PassphraseKdf): Promise<Buffer> {
  requireStrongKdf(kdf);
  const bytes = Buffer.from(normalisePassphrase(passphrase), 'utf8');
  const key = secretBytes(KEY_BYTES);
  try {
    await sodium.crypto_pwhash_async(
      key,
      bytes,
      kdf.salt,
      kdf.passes,
      kdf.memoryBytes,
      sodium.crypto_pwhash_ALG_ARGON2ID13,
    );
    return key;
  } finally {
    wipe(bytes);
  }
}
