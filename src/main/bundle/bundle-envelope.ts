import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import { openAgePayload } from '../vault/age-file-reader.ts';
import {
  AGE_HEADER_LIMIT,
  type AgeHeader,
  openAgeHeader,
  requireAgeFile,
  wipeAgeHeader,
} from '../vault/age-header.ts';
import { requireSmallJson } from './bundle-consistency.ts';
import { parseAs } from './bundle-json.ts';
import { SIGNATURE_CHARACTERS } from './bundle-limits.ts';
import { MANIFEST_NAME, SIGNATURE_NAME } from './bundle-names.ts';
import { readZip, type ZipMember } from './zip-reader.ts';

/** What opens a bundle: any of these identities, or its words. */
export type BundleKey = { readonly identities: readonly string[] } | { readonly passphrase: string };

/** What every bundle is, whatever it carries: a sealed ZIP of known names, with a manifest and a signature. */
export interface BundleEnvelope {
  readonly members: readonly ZipMember[];
  /** As it stands in the ZIP: what the signature is over. */
  readonly manifestBytes: Buffer;
  readonly signature: string;
  /** What the manifest says of its kind, before anything else of it is believed. */
  readonly kind: string;
  /** An entry that is read whole, held against the hash in the manifest. @throws `bundleHashMismatch`, `bundleDamaged` */
  small(
    name: string,
    entries: readonly { readonly name: string; readonly sha256: string }[],
  ): Promise<Buffer>;
  /** An entry that is read at random; closed with the envelope. @throws `bundleDamaged` */
  window(name: string): ByteSource;
  close(): Promise<void>;
}

const PIECE = 1024 * 1024;

/** What tells a bundle of ours from one that only a newer program knows. */
const bundleSort = z
  .object({ format: z.literal('kijkkring-bundle'), version: z.int(), kind: z.unknown() })
  .loose();

/**
 * Opens the seal and proves the layout of what is in it; the contents are for the reader of each kind.
 * @throws KijkkringError `bundleEmpty`, `bundleNotRecognised`, `bundleKeyMissing` without any key, `bundleKeyWrong`, `bundleTooExpensive`,
 *   `bundleDamaged`, `bundleNewer`, `bundleNameUnsafe`, `bundleSizeLies`, and what reading the file throws
 */
export async function openEnvelope(path: string, key: BundleKey): Promise<BundleEnvelope> {
  const zip = await openSealed(await bundleFile(path), key);
  try {
    return await readEnvelope(zip);
  } catch (error) {
    await zip.close(); // the file, its keys and what was opened of it
    throw error;
  }
}

/** What is said of an empty film does not help with a package. */
async function bundleFile(path: string): Promise<ByteSource> {
  try {
    return await plainFileSource(path);
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'fileEmpty')
      throw new KijkkringError('bundleEmpty', {}, { cause: error });
    throw error;
  }
}

async function readEnvelope(zip: ByteSource): Promise<BundleEnvelope> {
  const members = await readZip(zip);
  requireSmallJson(members);
  const manifestBytes = await readSmall(zip, members, MANIFEST_NAME);
  return {
    members,
    manifestBytes,
    kind: kindOf(manifestBytes),
    signature: await readSignature(zip, members),
    small: async (name, entries) => {
      const bytes = await readSmall(zip, members, name);
      const expected = entries.find((entry) => entry.name === name)?.sha256;
      if (createHash('sha256').update(bytes).digest('hex') !== expected)
        throw new KijkkringError('bundleHashMismatch');
      return bytes;
    },
    window: (name) => windowOn(zip, memberNamed(members, name)),
    close: () => zip.close(),
  };
}

/** Version and kind are looked at before all else: a newer bundle may have another shape altogether. */
function kindOf(manifest: Buffer): string {
  const { version, kind } = parseAs(bundleSort, manifest);
  if (version > 1) throw new KijkkringError('bundleNewer');
  if (typeof kind !== 'string') throw new KijkkringError('bundleDamaged');
  return kind;
}

/** SHA-256 over all of a source, in lower-case hexadecimal. */
export async function hashOf(source: ByteSource, onRead?: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += PIECE) {
    const piece = await source.read(at, PIECE);
    hash.update(piece);
    onRead?.(piece.length);
  }
  return hash.digest('hex');
}

/** Takes the file over: it is closed with the result, or here when it can't be opened. */
async function openSealed(file: ByteSource, key: BundleKey): Promise<ByteSource> {
  try {
    const header = await openHeader(file, key);
    try {
      return await openAgePayload(file, header, 'bundleDamaged');
    } finally {
      wipeAgeHeader(header);
    }
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openHeader(file: ByteSource, key: BundleKey): Promise<AgeHeader> {
  const start = await file.read(0, AGE_HEADER_LIMIT);
  if ('passphrase' in key) return openAgeHeader(start, key);
  requireAgeFile(start);
  if (key.identities.length === 0) throw new KijkkringError('bundleKeyMissing');
  for (const identity of key.identities) {
    try {
      return await openAgeHeader(start, { identity });
    } catch (error) {
      if (!(error instanceof KijkkringError) || error.code !== 'bundleKeyWrong') throw error; // the next may fit
    }
  }
  throw new KijkkringError('bundleKeyWrong');
}

async function readSmall(zip: ByteSource, members: readonly ZipMember[], name: string): Promise<Buffer> {
  const { offset, size } = memberNamed(members, name);
  return Buffer.from(await zip.read(offset, size));
}

/** One byte is one character, so that no two files are the same signature; what is too long is none. */
async function readSignature(zip: ByteSource, members: readonly ZipMember[]): Promise<string> {
  const { offset, size } = memberNamed(members, SIGNATURE_NAME);
  return Buffer.from(await zip.read(offset, Math.min(size, SIGNATURE_CHARACTERS + 1))).toString('latin1');
}

function memberNamed(members: readonly ZipMember[], name: string): ZipMember {
  const found = members.find((member) => member.name === name);
  if (found === undefined) throw new KijkkringError('bundleDamaged');
  return found;
}

function windowOn(zip: ByteSource, { offset, size }: ZipMember): ByteSource {
  return {
    size,
    read: (at, length) => zip.read(offset + at, Math.max(0, Math.min(length, size - at))),
    close: async () => undefined,
  };
}
