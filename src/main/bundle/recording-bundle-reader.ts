import type { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import { type RecordingManifest, recordingManifest } from '../../shared/model/bundle-recording.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { Json } from '../vault/canonical-json.ts';
import { parseKeyCard } from '../vault/key-card.ts';
import { verify } from '../vault/signing.ts';
import { requireSameEntries } from './bundle-consistency.ts';
import { type BundleEnvelope, type BundleKey, openEnvelope } from './bundle-envelope.ts';
import { parseCanonical } from './bundle-json.ts';
import { requireKind } from './bundle-kind.ts';
import { originalName, SESSION_NAME } from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';

/** What the session of every bundle with a whole recording has. */
type Carried = Json & { readonly recording: { readonly files: number }; readonly senderCard: string };

/** A bundle whose structure and small entries are checked; its films are held against their hashes as they are taken in. */
export interface OpenRecordingBundle<Session> {
  readonly manifest: RecordingManifest;
  readonly session: Session;
  /** Whether the manifest is signed by the key it names, which is that of the sender's card. Nothing may be kept of an invalid one. */
  readonly signature: 'valid' | 'invalid';
  /** The files of the camera run, in order, each with the hash that it has to have. */
  readonly originals: readonly { readonly source: ByteSource; readonly sha256: string }[];
  close(): Promise<void>;
}

/**
 * Opens a bundle with a whole recording, and trusts nothing in it.
 * @throws KijkkringError what `requireKind` and `openEnvelope` throw, `bundleHashMismatch`
 */
export async function openRecordingBundle<Session extends Carried>(
  path: string,
  key: BundleKey,
  wanted: { readonly kind: RecordingManifest['kind']; readonly session: z.ZodType<Session> },
): Promise<OpenRecordingBundle<Session>> {
  const envelope = await openEnvelope(path, key);
  try {
    requireKind(envelope.kind, wanted.kind);
    return await readRecording(envelope, wanted.session);
  } catch (error) {
    await envelope.close();
    throw error;
  }
}

async function readRecording<Session extends Carried>(
  envelope: BundleEnvelope,
  schema: z.ZodType<Session>,
): Promise<OpenRecordingBundle<Session>> {
  const manifest = parseCanonical(recordingManifest, envelope.manifestBytes);
  if (manifest.bundleId !== manifest.bundleId.toLowerCase()) throw new KijkkringError('bundleDamaged');
  requireSameEntries(envelope.members, manifest);
  const session = parseCanonical(schema, await envelope.small(SESSION_NAME, manifest.entries));
  const { publicKey } = manifest.author;
  const valid =
    verify(publicKey, MANIFEST_CONTEXT, envelope.manifestBytes, envelope.signature) &&
    // another's card would take her answers elsewhere
    signingKeyOf(session) === publicKey;
  return {
    manifest,
    session,
    signature: valid ? 'valid' : 'invalid',
    originals: originalsOf(envelope, manifest, session),
    close: () => envelope.close(),
  };
}

/** @throws `bundleDamaged` when the card of the sender is none */
function signingKeyOf({ senderCard }: Carried): string {
  try {
    return parseKeyCard(senderCard).signingKey;
  } catch (cause) {
    if (!(cause instanceof KijkkringError)) throw cause;
    throw new KijkkringError('bundleDamaged', {}, { cause });
  }
}

/** The session and so many files, and nothing else. @throws `bundleDamaged` */
function originalsOf(
  envelope: BundleEnvelope,
  { entries }: RecordingManifest,
  { recording }: Carried,
): OpenRecordingBundle<unknown>['originals'] {
  if (entries.length !== recording.files + 1) throw new KijkkringError('bundleDamaged');
  return Array.from({ length: recording.files }, (_, at) => {
    const entry = entries.find((one) => one.name === originalName(at));
    if (entry === undefined) throw new KijkkringError('bundleDamaged');
    return { source: envelope.window(entry.name), sha256: entry.sha256 };
  });
}
