import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads every page that lies in the files of a database, as docs/formats/vault.md and SQLite's file format describe them, without
 * SQLite: also free pages and frames of the log that no query would ever show.
 */

const PAGE_BYTES = 4096;
const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAC_BYTES = 64;
const SALT_BYTES = 16;

/** One decrypted page and where it was found. */
export interface FoundPage {
  readonly file: string;
  readonly page: number;
  readonly content: Buffer;
}

/**
 * Every page below a library's folder that one of the keys opens: of the database, of its write-ahead log, and of every copy beside
 * it whose name starts like the database's.
 * @param keys raw keys of 32 bytes
 * @param opened how many pages no key opened is answered too, as a search that opens nothing finds nothing
 */
export function readDatabasePages(
  folder: string,
  keys: readonly Buffer[],
): { pages: FoundPage[]; unopened: number } {
  const pages: FoundPage[] = [];
  let unopened = 0;
  for (const file of readdirSync(folder).filter((name) => name.startsWith('library.db'))) {
    const bytes = readFileSync(join(folder, file));
    const salt = saltOf(folder, file, bytes);
    for (const { page, sealed } of file.endsWith('-wal') ? framesOf(bytes) : pagesOf(bytes)) {
      const content = keys
        .map((key) => openPage(sealed, page, key, salt))
        .find((one): one is Buffer => one !== null);
      if (content === undefined) unopened += 1;
      else pages.push({ file, page, content });
    }
  }
  return { pages, unopened };
}

/** Which of the texts stand in the pages, in any of three encodings, as `text in file`. */
export function textsInPages(pages: readonly FoundPage[], texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const spellings = [
      Buffer.from(text, 'utf8'),
      Buffer.from(text, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
    ];
    for (const { file, content } of pages)
      if (spellings.some((spelling) => content.includes(spelling))) found.add(`${text} in ${file}`);
  }
  return [...found];
}

/** The log has no salt of its own: it belongs to the database of its name. */
function saltOf(folder: string, file: string, bytes: Buffer): Buffer {
  const database = join(folder, file.replace(/-wal$/, ''));
  const from = file.endsWith('-wal') && existsSync(database) ? readFileSync(database) : bytes;
  return from.subarray(0, SALT_BYTES);
}

function pagesOf(bytes: Buffer): { page: number; sealed: Buffer }[] {
  return Array.from({ length: Math.floor(bytes.length / PAGE_BYTES) }, (_unused, at) => ({
    page: at + 1,
    sealed: bytes.subarray(at * PAGE_BYTES, (at + 1) * PAGE_BYTES),
  }));
}

function framesOf(bytes: Buffer): { page: number; sealed: Buffer }[] {
  const frame = FRAME_HEADER_BYTES + PAGE_BYTES;
  const count = Math.max(0, Math.floor((bytes.length - WAL_HEADER_BYTES) / frame));
  return Array.from({ length: count }, (_unused, at) => {
    const start = WAL_HEADER_BYTES + at * frame;
    return {
      page: bytes.readUInt32BE(start),
      sealed: bytes.subarray(start + FRAME_HEADER_BYTES, start + frame),
    };
  });
}

/** The page in the clear, or null when its MAC is not of this key. */
function openPage(page: Buffer, number: number, key: Buffer, salt: Buffer): Buffer | null {
  const macKey = pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  );
  const sealed = page.subarray(number === 1 ? SALT_BYTES : 0, PAGE_BYTES - MAC_BYTES);
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const mac = createHmac('sha512', macKey).update(sealed).update(place).digest();
  if (!mac.equals(page.subarray(PAGE_BYTES - MAC_BYTES))) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(-16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}
