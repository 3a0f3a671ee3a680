import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import { toFileError } from '../files/file-error.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import {
  isLibraryMac,
  libraryMac,
  WRAP_NONCE_BYTES,
  WRAPPED_KEY_BYTES,
  type WrappedKey,
} from './master-key.ts';
import { type PassphraseKdf, requireStrongKdf } from './passphrase.ts';

/** Name of the file that makes a folder a library. */
export const LIBRARY_FILE_NAME = 'library.json';

const FORMAT = 'kijkkring-library';
const VERSION = 1;

/** No library file comes near this; a larger one is not read at all. */
const MOST_FILE_BYTES = 64 * 1024;

function base64Of(length: number) {
  return z
    .string()
    .refine((text) => Buffer.from(text, 'base64').toString('base64') === text, { error: 'base64' })
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((bytes) => bytes.length === length, { error: `${length} bytes` });
}

const preamble = z.looseObject({ format: z.literal(FORMAT), version: z.int().positive() });

const passphraseWrap = z.strictObject({
  kind: z.literal('passphrase'),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id13'),
    memoryBytes: z.int().nonnegative(),
    passes: z.int().nonnegative(),
    salt: base64Of(16),
  }),
  nonce: base64Of(WRAP_NONCE_BYTES),
  wrappedKey: base64Of(WRAPPED_KEY_BYTES),
});

/** A way in that a later Kijkkring added: kept as it is and covered by the MAC. */
const otherWrap = z.looseObject({ kind: z.string().min(1).max(40) });

const libraryFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  libraryId: z.uuid(),
  wraps: z.array(z.record(z.string(), z.json())).min(1).max(16),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
  mac: base64Of(32),
});

export interface PassphraseWrap extends WrappedKey {
  readonly kind: 'passphrase';
  readonly kdf: PassphraseKdf;
}

/** A library file whose form and checksum are right; its MAC still has to be checked with the master key. */
export interface LibraryFile {
  readonly libraryId: string;
  readonly passphraseWrap: PassphraseWrap;
  /** The canonical writing that the MAC covers. */
  readonly content: Buffer;
  readonly mac: Buffer;
}

/** What a wrap of the given kind is bound to, so that it can't be moved to another library or pass for another kind. */
export function wrapBinding(kind: 'passphrase', libraryId: string): string {
  return `${FORMAT}/${VERSION}/${kind}/${libraryId}`;
}

/**
 * Reads `library.json` and checks all that can be checked without the passphrase.
 * @throws KijkkringError `libraryNotFound`, `libraryNewer`, `libraryWeakened`, `libraryDamaged`, `permissionDenied`, `fileUnreadable`
 */
export async function readLibraryFile(folder: string): Promise<LibraryFile> {
  return parseLibraryFile(await readText(join(folder, LIBRARY_FILE_NAME)));
}

/** Writes the text of a library file with one passphrase wrap. */
export function formatLibraryFile(master: Buffer, libraryId: string, wrap: PassphraseWrap): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    libraryId,
    wraps: [
      {
        kind: wrap.kind,
        kdf: { ...wrap.kdf, salt: wrap.kdf.salt.toString('base64') },
        nonce: wrap.nonce.toString('base64'),
        wrappedKey: wrap.wrappedKey.toString('base64'),
      },
    ],
  };
  const canonical = canonicalBytes(content);
  const mac = libraryMac(master, canonical).toString('base64');
  return `${JSON.stringify({ ...content, checksum: sha256(canonical), mac }, null, 2)}\n`;
}

/**
 * Checks the content with the master key.
 * @throws KijkkringError `libraryDamaged` when somebody without the master key changed the file
 */
export function authenticateLibraryFile(file: LibraryFile, master: Buffer): void {
  if (!isLibraryMac(master, file.content, file.mac)) throw new KijkkringError('libraryDamaged');
}

/**
 * Parses the text of a library file. The strength of the parameters is looked at before the checksum: a file that was
 * weakened on purpose is named as such.
 */
export function parseLibraryFile(text: string): LibraryFile {
  const json = parseJson(text);
  const start = preamble.safeParse(json);
  if (!start.success) throw damaged(start.error);
  if (start.data.version > VERSION) throw new KijkkringError('libraryNewer');
  const parsed = libraryFile.safeParse(json);
  if (!parsed.success) throw damaged(parsed.error);
  const { checksum, mac, ...content } = parsed.data;
  const wrap = passphraseWrapOf(content.wraps);
  requireStrongKdf(wrap.kdf);
  const canonical = canonicalBytes(content);
  if (sha256(canonical) !== checksum) throw damaged();
  return { libraryId: content.libraryId, passphraseWrap: wrap, content: canonical, mac };
}

function passphraseWrapOf(wraps: readonly unknown[]): PassphraseWrap {
  const found: PassphraseWrap[] = [];
  for (const wrap of wraps) {
    const kind = otherWrap.safeParse(wrap);
    if (!kind.success) throw damaged(kind.error);
    if (kind.data.kind !== 'passphrase') continue;
    const parsed = passphraseWrap.safeParse(wrap);
    if (!parsed.success) throw damaged(parsed.error);
    found.push(parsed.data);
  }
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) throw damaged();
  return only;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(error);
  }
}

async function readText(path: string): Promise<string> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() || stats.size > MOST_FILE_BYTES) throw damaged();
    return await readFile(path, 'utf8');
  } catch (error) {
    const errno = (error as NodeJS.ErrnoException).code;
    if (errno === 'ENOENT' || errno === 'ENOTDIR') throw new KijkkringError('libraryNotFound');
    throw toFileError(error);
  }
}

function canonicalBytes(content: { readonly [key: string]: Json }): Buffer {
  return Buffer.from(canonicalJson(content), 'utf8');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function damaged(cause?: unknown): KijkkringError {
  return new KijkkringError('libraryDamaged', {}, { cause });
}
