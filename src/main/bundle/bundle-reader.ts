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
import { verify } from '../vault/signing.ts';
import {
  requireFilmPerFragment,
  requireNoOriginals,
  requireSameEntries,
  requireSoundFragments,
} from './bundle-consistency.ts';
import { type BundleEnvelope, type BundleKey, hashOf, openEnvelope } from './bundle-envelope.ts';
import { parseAs, parseCanonical } from './bundle-json.ts';
import { requireKind } from './bundle-kind.ts';
import { fragmentOfName, guideName, isGuideName, mediaName, SESSION_NAME } from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';
import { isSignedByAuthor } from './signed-record.ts';

export type { BundleKey } from './bundle-envelope.ts';

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

/**
 * Opens a bundle of released fragments and trusts nothing in it: version, names, sizes and the hashes of everything but the films are
 * checked before this returns.
 * @throws KijkkringError what `requireKind` and `openEnvelope` throw, `bundleHashMismatch`
 */
export async function openBundle(path: string, key: BundleKey): Promise<OpenBundle> {
  const envelope = await openEnvelope(path, key);
  try {
    return await readBundle(envelope);
  } catch (error) {
    await envelope.close();
    throw error;
  }
}

async function readBundle(envelope: BundleEnvelope): Promise<OpenBundle> {
  const { members, manifestBytes } = envelope;
  const manifest = parseManifest(envelope);
  requireSameEntries(members, manifest);
  requireNoOriginals(manifest);
  const { entries } = manifest;
  const session = parseCanonical(bundleSession, await envelope.small(SESSION_NAME, entries));
  requireFilmPerFragment(manifest, session);
  requireSoundFragments(session);
  const guides: Guide[] = [];
  for (const { name } of entries.filter((entry) => isGuideName(entry.name))) {
    const guide = parseAs(bundleGuide, await envelope.small(name, entries));
    if (guideName(guide.id) !== name) throw new KijkkringError('bundleDamaged');
    guides.push(guide);
  }
  const valid =
    verify(manifest.author.publicKey, MANIFEST_CONTEXT, manifestBytes, envelope.signature) &&
    session.fragments.every(
      (signed) => signed.author === manifest.author.publicKey && isSignedByAuthor(signed),
    );
  return {
    manifest,
    session,
    guides,
    signature: valid ? 'valid' : 'invalid',
    media: (fragmentId) => envelope.window(mediaName(fragmentId)),
    close: () => envelope.close(),
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

function parseManifest({ kind, manifestBytes }: BundleEnvelope): BundleManifest {
  requireKind(kind, 'release');
  const manifest = parseCanonical(bundleManifest, manifestBytes);
  // Ids become names of files, and not every file system tells capitals from small letters.
  if (manifest.bundleId !== manifest.bundleId.toLowerCase()) throw new KijkkringError('bundleDamaged');
  return manifest;
}
