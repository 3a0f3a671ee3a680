import { createHash } from 'node:crypto';
import sodium from 'sodium-native';
import { CARD_WORDS } from '../../shared/model/contact.ts';
import { dutchWords } from '../../shared/words/dutch-words.ts';
import type { KeyCard } from './key-card.ts';
import { formatKeyCard } from './key-card.ts';

/** So much work is one try at a card with the same words: 64 MiB, twice over (Argon2id, RFC 9106). */
const MEMORY_BYTES = 64 * 1024 * 1024;
const PASSES = 2;

/** Fixed: two people have to come to the same words. The first 16 bytes of SHA-256 over the text. */
const SALT = createHash('sha256').update('kijkkring key card words version 1').digest().subarray(0, 16);

/** Words are drawn from so many: eleven bits each. */
const LIST = 2048;

/**
 * Four words that stand for a key card, to be read aloud and compared: 44 bits of a slow hash over its text. Somebody who wants to
 * slip in a card of her own with the same words has to try some 2^43 cards, at a twentieth of a second and 64 MiB each.
 * @throws KijkkringError `recipientInvalid`, `keyCardInvalid`
 */
export async function cardWords(card: KeyCard): Promise<string[]> {
  const hash = Buffer.alloc(32);
  await sodium.crypto_pwhash_async(
    hash,
    Buffer.from(formatKeyCard(card), 'ascii'),
    SALT,
    PASSES,
    MEMORY_BYTES,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  );
  return Array.from({ length: CARD_WORDS }, (_, at) => dutchWords[hash.readUInt16BE(2 * at) % LIST] ?? '');
}
