import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { KijkkringError } from '../../shared/errors.ts';
import { DATABASE_NAME } from './open.ts';

const PAGE_BYTES = 4096;
const SALT_BYTES = 16;
const MAC_BYTES = 64;

/**
 * Which of the raw keys a database is encrypted with. SQLite itself must not be asked: with a wrong key it may take a
 * write-ahead log for worthless, and throw it away. So the MAC of the first page is taken here, by the layout of SQLCipher 4
 * (docs/formats/vault.md).
 * @throws KijkkringError `databaseDamaged` when it is none of them
 */
export function fittingKey<Key extends Uint8Array>(folder: string, keys: readonly [Key, ...Key[]]): Key {
  const [only, ...others] = keys;
  if (others.length === 0) return only;
  const page = firstPage(join(folder, DATABASE_NAME));
  const found = keys.find((key) => isSealedWith(page, key));
  if (found === undefined) throw new KijkkringError('databaseDamaged');
  return found;
}

function isSealedWith(page: Buffer, key: Uint8Array): boolean {
  const salt = page.subarray(0, SALT_BYTES).map((byte) => byte ^ 0x3a);
  const macKey = pbkdf2(sha512, key, salt, { c: 2, dkLen: 32 });
  const pageNumber = Buffer.of(1, 0, 0, 0);
  const sealed = page.subarray(SALT_BYTES, PAGE_BYTES - MAC_BYTES);
  const mac = hmac(sha512, macKey, Buffer.concat([sealed, pageNumber]));
  return page.subarray(PAGE_BYTES - MAC_BYTES).equals(mac);
}

function firstPage(path: string): Buffer {
  const page = Buffer.alloc(PAGE_BYTES);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, page, 0, PAGE_BYTES, 0) < PAGE_BYTES) throw new KijkkringError('databaseDamaged');
    return page;
  } finally {
    closeSync(file);
  }
}
