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
import { AGE_HEADER_LIMIT, type AgeHeader, openAgeHeader } from '../vault/age-header.ts';
import { verify } from '../vault/signing.ts';
import {
  fragmentOfName,
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

/** No manifest, session or guide comes near this, in bytes. */
const LARGEST_JSON = 8 * 1024 * 1024;
const PIECE = 1024 * 1024;

/**
 * Opens a bundle and trusts nothing in it: version, names, sizes and the hashes of everything but the films are checked
 * before this returns.
 * @throws KijkkringError `bundleNotRecognised`, `bundleKeyWrong`, `bundleTooExpensive`, `bundleDamaged`, `bundleNewer`,
 *   `bundleNameUnsafe`, `bundleSizeLies`, `bundleHashMismatch`, and what reading the file throws
 */
export async function openBundle(path: string, key: BundleKey): Promise<OpenBundle> {
  const file = await plainFileSource(path);
  try {
    const zip = await openAgePayload(file, await openHeader(file, key), 'bundleDamaged');
    return await readBundle(zip);
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
  const manifestBytes = await readSmall(zip, members, MANIFEST_NAME);
  const manifest = parseManifest(manifestBytes);
  requireSameEntries(members, manifest);
  const session = parse(bundleSession, await checkedSmall(zip, members, manifest, SESSION_NAME));
  requireFilmPerFragment(manifest, session);
  const guides: Guide[] = [];
  for (const { name } of manifest.entries.filter((entry) => isGuideName(entry.name))) {
    guides.push(parse(bundleGuide, await checkedSmall(zip, members, manifest, name)));
  }
  const signature = (await readSmall(zip, members, SIGNATURE_NAME)).toString('ascii');
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

/** A version is looked at before all else: a newer bundle may have another shape altogether. */
function parseManifest(bytes: Buffer): BundleManifest {
  const value = parseJson(bytes);
  const version = z.object({ format: z.literal('kijkkring-bundle'), version: z.int() }).safeParse(value);
  if (!version.success) throw new KijkkringError('bundleDamaged');
  if (version.data.version > 1) throw new KijkkringError('bundleNewer');
  return parse(bundleManifest, bytes);
}

function requireSameEntries(members: readonly ZipMember[], manifest: BundleManifest): void {
  const listed = new Map(manifest.entries.map((entry) => [entry.name, entry.bytes]));
  if (listed.size !== manifest.entries.length) throw new KijkkringError('bundleNameUnsafe');
  const others = members.filter(({ name }) => name !== MANIFEST_NAME && name !== SIGNATURE_NAME);
  if (others.length !== listed.size) throw new KijkkringError('bundleNameUnsafe');
  for (const { name, size } of others) {
    const bytes = listed.get(name);
    if (bytes === undefined) throw new KijkkringError('bundleNameUnsafe');
    if (bytes !== size) throw new KijkkringError('bundleSizeLies');
  }
}

function requireFilmPerFragment(manifest: BundleManifest, session: BundleSession): void {
  const films = manifest.entries.map((entry) => fragmentOfName(entry.name)).filter((id) => id !== null);
  const fragments = session.fragments.map(({ record }) => record.id as string);
  const same = films.length === fragments.length && new Set(fragments).size === fragments.length;
  if (!same || !fragments.every((id) => films.includes(id))) throw new KijkkringError('bundleDamaged');
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
  if (size > LARGEST_JSON) throw new KijkkringError('bundleSizeLies');
  return Buffer.from(await zip.read(offset, size));
}

function memberNamed(members: readonly ZipMember[], name: string): ZipMember {
  const found = members.find((member) => member.name === name);
  if (found === undefined) throw new KijkkringError('bundleDamaged');
  return found;
}

function parse<T>(schema: z.ZodType<T>, bytes: Buffer): T {
  const parsed = schema.safeParse(parseJson(bytes));
  if (!parsed.success) throw new KijkkringError('bundleDamaged');
  return parsed.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new KijkkringError('bundleDamaged');
    throw error;
  }
}

function windowOn(zip: ByteSource, { offset, size }: ZipMember): ByteSource {
  return {
    size,
    read: (at, length) => zip.read(offset + at, Math.max(0, Math.min(length, size - at))),
    close: async () => undefined,
  };
}
