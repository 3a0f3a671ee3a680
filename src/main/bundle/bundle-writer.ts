import { createHash } from 'node:crypto';
import { invariant } from '../../shared/assert.ts';
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
import type { AgeAudience } from '../vault/age-header.ts';
import { type SigningKey, sign } from '../vault/signing.ts';
import { requireFilmPerFragment, requireSmallJson, requireSoundFragments } from './bundle-consistency.ts';
import { canonicalBytes } from './bundle-json.ts';
import {
  guideName,
  MANIFEST_NAME,
  mediaName,
  requireSafeName,
  SESSION_NAME,
  SIGNATURE_NAME,
} from './bundle-names.ts';
import { writeEnvelope } from './envelope-writer.ts';
import { filmEntry } from './film-entry.ts';
import { isSignedByAuthor } from './signed-record.ts';
import type { ZipEntry } from './zip-writer.ts';

/** What the manifest's signature is for; see docs/formats/bundle.md. */
export const MANIFEST_CONTEXT = 'bundle-manifest';

/** A rendered film that goes along, with what was measured when it was rendered. */
export interface BundleMedia {
  readonly fragmentId: string;
  readonly source: ByteSource;
  readonly sha256: string;
}

export interface BundleDraft {
  /** Where the bundle comes to stand; nothing may be there yet. */
  readonly target: string;
  readonly manifest: Omit<BundleManifest, 'entries' | 'format' | 'version'>;
  readonly session: BundleSession;
  readonly guides: readonly Guide[];
  readonly media: readonly BundleMedia[];
  readonly sealTo: AgeAudience;
  readonly signer: SigningKey;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

type SmallEntry = Extract<ZipEntry, { readonly bytes: Buffer }>;

/**
 * Writes a bundle: a signed manifest, the session, the guides and the films, in a ZIP, sealed as one age file. It is written
 * beside its name and gets it when it is whole and on the disk; a bundle that fails leaves nothing.
 * @throws KijkkringError `fileExists`, `recipientInvalid`, `footageDamaged` when a film is not what was rendered,
 *   `cancelled`, `diskFull`, `permissionDenied`
 */
export async function writeBundle(draft: BundleDraft): Promise<{ bytes: number; sha256: string }> {
  return writeEnvelope(draft, entriesOf(draft));
}

function entriesOf(draft: BundleDraft): ZipEntry[] {
  const small = [
    { name: SESSION_NAME, bytes: canonicalBytes(draft.session) },
    ...draft.guides.map((guide) => ({ name: guideName(guide.id), bytes: jsonBytes(guide) })),
  ];
  const manifest: BundleManifest = {
    format: 'kijkkring-bundle',
    version: 1,
    ...draft.manifest,
    entries: [
      ...small.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
      ...draft.media.map(({ fragmentId, source, sha256: hash }) => ({
        name: mediaName(fragmentId),
        bytes: source.size,
        sha256: hash,
      })),
    ],
  };
  const first = { name: MANIFEST_NAME, bytes: canonicalBytes(manifest) };
  refuseUnreadable(draft, manifest, [first, ...small]);
  const signature = sign(draft.signer.secretKey, MANIFEST_CONTEXT, first.bytes);
  return [first, { name: SIGNATURE_NAME, bytes: Buffer.from(signature, 'ascii') }, ...small, ...films(draft)];
}

function films(draft: BundleDraft): ZipEntry[] {
  const total = draft.media.reduce((sum, { source }) => sum + source.size, 0);
  let done = 0;
  const onPiece = (bytes: number) => {
    done += bytes;
    draft.onProgress(total === 0 ? 1 : done / total);
  };
  return draft.media.map(({ fragmentId, source, sha256: hash }) =>
    filmEntry(
      { name: mediaName(fragmentId), source, sha256: hash, otherwise: 'footageDamaged' },
      draft.signal,
      onPiece,
    ),
  );
}

/** A bundle that our own reader would refuse is a mistake of ours: it is found here, and not by a colleague. */
function refuseUnreadable(draft: BundleDraft, manifest: BundleManifest, small: readonly SmallEntry[]): void {
  try {
    requireSchemas(draft, manifest);
    for (const { name } of manifest.entries) requireSafeName(name);
    requireSmallJson(small.map(({ name, bytes }) => ({ name, size: bytes.length })));
    requireFilmPerFragment(manifest, draft.session);
    requireSoundFragments(draft.session);
  } catch (cause) {
    throw new KijkkringError('internal', { detail: 'a bundle that no reader would accept' }, { cause });
  }
}

function requireSchemas({ session, signer, guides }: BundleDraft, manifest: BundleManifest): void {
  const valid = [
    bundleManifest.safeParse(manifest),
    bundleSession.safeParse(session),
    ...guides.map((guide) => bundleGuide.safeParse(guide)),
  ].every(({ success }) => success);
  invariant(valid, 'manifest, session and guides have the shape of version 1');
  const owned =
    manifest.author.publicKey === signer.publicKey &&
    session.fragments.every((signed) => signed.author === signer.publicKey && isSignedByAuthor(signed));
  invariant(owned, 'manifest and records are signed by the author');
  const names = new Set(manifest.entries.map(({ name }) => name));
  invariant(names.size === manifest.entries.length, 'each entry stands once');
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
