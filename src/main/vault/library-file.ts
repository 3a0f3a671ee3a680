import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import { writeFileDurably } from '../files/durable-fs.ts';
import { toFileError } from '../files/file-error.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import {
  DATABASE_SALT_BYTES,
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

function base64Text(length: number) {
  return z
    .string()
    .refine((text) => Buffer.from(text, 'base64').toString('base64') === text, { error: 'base64' })
    .refine((text) => Buffer.from(text, 'base64').length === length, { error: `${length} bytes` });
}

function base64Of(length: number) {
  return base64Text(length).transform((text) => Buffer.from(text, 'base64'));
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

const recoveryWrap = z.strictObject({
  kind: z.literal('recovery'),
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
  databaseSalts: z.array(base64Text(DATABASE_SALT_BYTES)).min(1).max(2),
  checksum: z.string().regex(/^[0-9a-f]{64}$/),
  mac: base64Of(32),
});

export interface PassphraseWrap extends WrappedKey {
  readonly kind: 'passphrase';
  readonly kdf: PassphraseKdf;
}

/** A wrap as it stands in the file. */
export type StoredWrap = { readonly [field: string]: Json };

/** What is written in a library file, but for its checksum and MAC. */
export interface LibraryFileContent {
  readonly libraryId: string;
  /** Exactly one of the kind `passphrase`. */
  readonly wraps: readonly StoredWrap[];
  /** One; two while the database is being written anew under the key of the second. */
  readonly databaseSalts: readonly Buffer[];
}

/** A library file whose form and checksum are right; its MAC still has to be checked. */
export interface LibraryFile extends LibraryFileContent {
  readonly passphraseWrap: PassphraseWrap;
  /** The way in of a recovery sheet, or null while there is none. */
  readonly recoveryWrap: WrappedKey | null;
  /** The canonical writing that the MAC covers. */
  readonly content: Buffer;
  readonly mac: Buffer;
}

/** What a wrap of the given kind is bound to, so that it can't be moved to another library or pass for another kind. */
export function wrapBinding(kind: 'passphrase' | 'recovery', libraryId: string): string {
  return `${FORMAT}/${VERSION}/${kind}/${libraryId}`;
}

/**
 * Reads `library.json` and checks all that can be checked without the passphrase.
 * @throws KijkkringError `libraryNotFound`, `libraryNewer`, `libraryWeakened`, `libraryDamaged`, `permissionDenied`, `fileUnreadable`
 */
export async function readLibraryFile(folder: string): Promise<LibraryFile> {
  return parseLibraryFile(await readText(join(folder, LIBRARY_FILE_NAME)));
}

/** A passphrase wrap as it is written in the file. */
export function storedWrap({ kind, kdf, nonce, wrappedKey }: PassphraseWrap): StoredWrap {
  return {
    kind,
    kdf: { ...kdf, salt: kdf.salt.toString('base64') },
    nonce: nonce.toString('base64'),
    wrappedKey: wrappedKey.toString('base64'),
  };
}

/** The way in of a recovery sheet as it is written in the file. */
export function storedRecoveryWrap({ nonce, wrappedKey }: WrappedKey): StoredWrap {
  return {
    kind: 'recovery',
    nonce: nonce.toString('base64'),
    wrappedKey: wrappedKey.toString('base64'),
  };
}

/** Writes the text of a library file. @param macKey the subkey `libraryMac` of its master key */
export function formatLibraryFile(macKey: Buffer, about: LibraryFileContent): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    libraryId: about.libraryId,
    wraps: about.wraps,
    databaseSalts: about.databaseSalts.map((salt) => salt.toString('base64')),
  };
  const canonical = canonicalBytes(content);
  const mac = libraryMac(macKey, canonical).toString('base64');
  return `${JSON.stringify({ ...content, checksum: sha256(canonical), mac }, null, 2)}\n`;
}

/**
 * Checks the content. @param macKey the subkey `libraryMac`
 * @throws KijkkringError `libraryDamaged` when somebody without the master key changed the file
 */
export function authenticateLibraryFile(file: LibraryFile, macKey: Buffer): void {
  if (!isLibraryMac(macKey, file.content, file.mac)) throw new KijkkringError('libraryDamaged');
}

/**
 * Replaces the library file of a folder by a changed one, durably: after a crash it is the one or the other.
 * @throws KijkkringError `libraryDamaged`, `diskFull`, `permissionDenied` and what reading throws
 */
export async function changeLibraryFile(
  folder: string,
  macKey: Buffer,
  change: (file: LibraryFile) => Partial<LibraryFileContent>,
): Promise<void> {
  const file = await readLibraryFile(folder);
  authenticateLibraryFile(file, macKey);
  const { libraryId, wraps, databaseSalts } = file;
  const text = formatLibraryFile(macKey, { libraryId, wraps, databaseSalts, ...change(file) });
  await writeFileDurably(join(folder, LIBRARY_FILE_NAME), text);
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
  const wrap = oneOfKind(content.wraps, 'passphrase', passphraseWrap);
  const recovery = oneOfKind(content.wraps, 'recovery', recoveryWrap);
  if (wrap === null) throw damaged();
  requireStrongKdf(wrap.kdf);
  const canonical = canonicalBytes(content);
  if (sha256(canonical) !== checksum) throw damaged();
  const { libraryId, wraps } = content;
  const databaseSalts = content.databaseSalts.map((salt) => Buffer.from(salt, 'base64'));
  return {
    libraryId,
    wraps,
    databaseSalts,
    passphraseWrap: wrap,
    recoveryWrap: recovery,
    content: canonical,
    mac,
  };
}

/** The wrap of a kind, or null; a second one of it is damage. */
function oneOfKind<Wrap>(wraps: readonly unknown[], kind: string, schema: z.ZodType<Wrap>): Wrap | null {
  const found: Wrap[] = [];
  for (const wrap of wraps) {
    const known = otherWrap.safeParse(wrap);
    if (!known.success) throw damaged(known.error);
    if (known.data.kind !== kind) continue;
    const parsed = schema.safeParse(wrap);
    if (!parsed.success) throw damaged(parsed.error);
    found.push(parsed.data);
  }
  if (found.length > 1) throw damaged();
  return found[0] ?? null;
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
