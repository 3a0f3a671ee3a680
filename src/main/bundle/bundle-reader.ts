import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import {
  type BundleManifest,
  type BundleSession,
  bundleGuide,
  bundleManifest,
  bundleSession,
} from '../../shared/model/bundle.ts';
import type { Guide } from '../../shared/model/guide.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import { openAgePayload } from '../vault/age-file-reader.ts';
import { AGE_HEADER_LIMIT, type AgeHeader, openAgeHeader, wipeAgeHeader } from '../vault/age-header.ts';
import { verify } from '../vault/signing.ts';
import {
  requireFilmPerFragment,
  requireSameEntries,
  requireSmallJson,
  requireSoundFragments,
} from './bundle-consistency.ts';
import { parseAs, parseCanonical } from './bundle-json.ts';
import { SIGNATURE_CHARACTERS } from './bundle-limits.ts';
import {
  fragmentOfName,
  guideName,
  isGuideName,
  MANIFEST_NAME,
  mediaName,
  SESSION_NAME,
  SIGNATURE_NAME,
} from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';
import { isSignedByAuthor } from './signed-record.ts';
import { readZip, type ZipMember } from './zip-reader.ts';

/** What opens a bundle: any of these identities, or its words. */
export type BundleKey = { readonly identities: readonly string[] } | { readonly passphrase: string };

/** A bundle whose structure and small entries are checked; films are checked by `verifyBundle` or as they are taken in. */
export interface OpenBundle {
  readonly manifest: BundleManifest;
  readonly session: BundleSession;
  readonly guides: readonly Guide[];
  /** Whether the manifest and every record are signed by the keys they name. Nothing may be kept of an invalid one. */
  readonly signature: 'valid' | 'invalid';
  /** The film of a fragment, readable at random; closed with the bundle. */
  media(fragmentId: string): ByteSource;
  close(): Promise<void>;
}

const PIECE = 1024 * 1024;

/**
 * Opens a bundle and trusts nothing in it: version, names, sizes and the hashes of everything but the films are checked
 * before this returns.
 * @throws KijkkringError `bundleNotRecognised`, `bundleKeyWrong`, `bundleTooExpensive`, `bundleDamaged`, `bundleNewer`,
 *   `bundleNameUnsafe`, `bundleSizeLies`, `bundleHashMismatch`, and what reading the file throws
 */
export async function openBundle(path: string, key: BundleKey): Promise<OpenBundle> {
  const zip = await openSealed(await plainFileSource(path), key);
  try {
    return await readBundle(zip);
  } catch (error) {
    await zip.close(); // the file, its keys and what was opened of it
    throw error;
  }
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
  for (const identity of key.identities) {
    try {
      return await openAgeHeader(start, { identity });
    } catch (error) {
      if (!(error instanceof KijkkringError) || error.code !== 'bundleKeyWrong') throw error; // the next may fit
    }
  }
  throw new KijkkringError('bundleKeyWrong');
}

async function readBundle(zip: ByteSource): Promise<OpenBundle> {
  const members = await readZip(zip);
  requireSmallJson(members);
  const manifestBytes = await readSmall(zip, members, MANIFEST_NAME);
  const manifest = parseManifest(manifestBytes);
  requireSameEntries(members, manifest);
  const session = parseCanonical(bundleSession, await checkedSmall(zip, members, manifest, SESSION_NAME));
  requireFilmPerFragment(manifest, session);
  requireSoundFragments(session);
  const guides: Guide[] = [];
  for (const { name } of manifest.entries.filter((entry) => isGuideName(entry.name))) {
    const guide = parseAs(bundleGuide, await checkedSmall(zip, members, manifest, name));
    if (guideName(guide.id) !== name) throw new KijkkringError('bundleDamaged');
    guides.push(guide);
  }
  const signature = await readSignature(zip, members);
  const valid =
    verify(manifest.author.publicKey, MANIFEST_CONTEXT, manifestBytes, signature) &&
    session.fragments.every(
      (signed) => signed.author === manifest.author.publicKey && isSignedByAuthor(signed),
    );
  return {
    manifest,
    session,
    guides,
    signature: valid ? 'valid' : 'invalid',
    media: (fragmentId) => windowOn(zip, memberNamed(members, mediaName(fragmentId))),
    close: () => zip.close(),
  };
}

/**
 * Reads every film and holds it against its hash, and insists on the signatures.
 * @throws KijkkringError `bundleSignatureInvalid`, `bundleHashMismatch`, `bundleDamaged`
 */
export async function verifyBundle(bundle: OpenBundle): Promise<void> {
  if (bundle.signature !== 'valid') throw new KijkkringError('bundleSignatureInvalid');
  for (const { name, sha256 } of bundle.manifest.entries) {
    const fragment = fragmentOfName(name);
    if (fragment !== null && (await hashOf(bundle.media(fragment))) !== sha256)
      throw new KijkkringError('bundleHashMismatch');
  }
}

async function hashOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += PIECE) hash.update(await source.read(at, PIECE));
  return hash.digest('hex');
}

/** What tells a bundle of ours from one that only a newer program knows. */
const bundleSort = bundleManifest
  .pick({ format: true })
  .loose()
  .extend({ version: z.int(), kind: z.unknown() });

/** Version and kind are looked at before all else: a newer bundle may have another shape altogether. */
function parseManifest(bytes: Buffer): BundleManifest {
  const { version, kind } = parseAs(bundleSort, bytes);
  const newKind = typeof kind === 'string' && !bundleManifest.shape.kind.safeParse(kind).success;
  if (version > 1 || newKind) throw new KijkkringError('bundleNewer');
  const manifest = parseCanonical(bundleManifest, bytes);
  // Ids become names of files, and not every file system tells capitals from small letters.
  if (manifest.bundleId !== manifest.bundleId.toLowerCase()) throw new KijkkringError('bundleDamaged');
  return manifest;
}

async function checkedSmall(
  zip: ByteSource,
  members: readonly ZipMember[],
  manifest: BundleManifest,
  name: string,
): Promise<Buffer> {
  const bytes = await readSmall(zip, members, name);
  const expected = manifest.entries.find((entry) => entry.name === name)?.sha256;
  if (createHash('sha256').update(bytes).digest('hex') !== expected)
    throw new KijkkringError('bundleHashMismatch');
  return bytes;
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
