import { bech32m } from '@scure/base';
import { KijkkringError } from '../../shared/errors.ts';
import { decodeRecipient, encodeRecipient } from './age-identity.ts';

/** Both public keys of a library: whom to seal to, and whose signature to believe. */
export interface KeyCard {
  /** `age1…` */
  readonly recipient: string;
  /** Ed25519 public key, base64. */
  readonly signingKey: string;
}

const PREFIX = 'kijkkring';
const VERSION = 1;
const KEY_BYTES = 32;
/** A version byte and two keys. */
const CONTENT_BYTES = 1 + 2 * KEY_BYTES;

/**
 * The sleutelkaart as one line of text: Bech32m (BIP 350) with the prefix `kijkkring` over a version byte, the age X25519
 * point and the Ed25519 key. 120 characters; its checksum finds every single wrong character.
 * @throws KijkkringError `recipientInvalid`, `keyCardInvalid`
 */
export function formatKeyCard(card: KeyCard): string {
  const signingKey = Buffer.from(card.signingKey, 'base64');
  if (signingKey.length !== KEY_BYTES) throw new KijkkringError('keyCardInvalid');
  const content = Buffer.concat([Buffer.of(VERSION), decodeRecipient(card.recipient), signingKey]);
  return bech32m.encode(PREFIX, bech32m.toWords(content), false);
}

/**
 * Reads a sleutelkaart; white space and the case of the whole don't matter, as it may be typed over or come from a QR code.
 * @throws KijkkringError `keyCardInvalid` when a character is wrong, missing or too many
 */
export function parseKeyCard(text: string): KeyCard {
  const decoded = bech32m.decodeUnsafe(text.replace(/\s+/g, ''), 200);
  const content = decoded?.prefix === PREFIX ? bech32m.fromWordsUnsafe(decoded.words) : undefined;
  if (!(content instanceof Uint8Array) || content.length !== CONTENT_BYTES || content[0] !== VERSION) {
    throw new KijkkringError('keyCardInvalid');
  }
  return {
    recipient: encodeRecipient(content.subarray(1, 1 + KEY_BYTES)),
    signingKey: Buffer.from(content.subarray(1 + KEY_BYTES)).toString('base64'),
  };
}
