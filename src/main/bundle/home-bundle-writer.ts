import { createHash } from 'node:crypto';
import { invariant } from '../../shared/assert.ts';
import {
  type HomeManifest,
  type HomeSession,
  homeManifest,
  homeSession,
} from '../../shared/model/bundle-home.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { type SigningKey, sign } from '../vault/signing.ts';
import { hashOf } from './bundle-envelope.ts';
import { canonicalBytes } from './bundle-json.ts';
import { MANIFEST_NAME, originalName, SESSION_NAME, SIGNATURE_NAME } from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';
import { type EnvelopeOrder, writeEnvelope } from './envelope-writer.ts';
import { filmEntry } from './film-entry.ts';

export interface HomeDraft extends EnvelopeOrder {
  readonly manifest: Omit<HomeManifest, 'entries' | 'format' | 'version' | 'kind'>;
  readonly session: HomeSession;
  /** The files of the camera run, in order. */
  readonly originals: readonly ByteSource[];
  readonly signer: SigningKey;
  onProgress(share: number): void;
}

/**
 * Writes a whole recording for who was filmed. Each file is read twice: for its hash, which the signed manifest at the very begin
 * holds, and to be sealed; it has to be the same both times.
 * @throws KijkkringError `sourceChanged` when a file changed in between, and what `writeEnvelope` throws
 */
export async function writeHomeBundle(draft: HomeDraft): Promise<{ bytes: number; sha256: string }> {
  const progress = countBytes(draft);
  const hashes: string[] = [];
  for (const source of draft.originals) {
    hashes.push(
      await hashOf(source, (bytes) => {
        draft.signal.throwIfAborted();
        progress(bytes);
      }),
    );
  }
  const session = canonicalBytes(draft.session);
  const manifest: HomeManifest = {
    ...{ format: 'kijkkring-bundle', version: 1, kind: 'home' },
    ...draft.manifest,
    entries: [
      {
        name: SESSION_NAME,
        bytes: session.length,
        sha256: createHash('sha256').update(session).digest('hex'),
      },
      ...draft.originals.map((source, at) => ({
        ...{ name: originalName(at), bytes: source.size, sha256: hashes[at] ?? '' },
      })),
    ],
  };
  refuseUnreadable(draft, manifest);
  const first = canonicalBytes(manifest);
  const signature = sign(draft.signer.secretKey, MANIFEST_CONTEXT, first);
  const films = draft.originals.map((source, at) =>
    filmEntry(
      { name: originalName(at), source, sha256: hashes[at] ?? '', otherwise: 'sourceChanged' },
      draft.signal,
      progress,
    ),
  );
  return writeEnvelope(draft, [
    { name: MANIFEST_NAME, bytes: first },
    { name: SIGNATURE_NAME, bytes: Buffer.from(signature, 'ascii') },
    { name: SESSION_NAME, bytes: session },
    ...films,
  ]);
}

/** Every byte passes twice. */
function countBytes({ originals, onProgress }: HomeDraft): (bytes: number) => void {
  const total = 2 * originals.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    onProgress(total === 0 ? 1 : done / total);
  };
}

/** A bundle that our own reader would refuse is a mistake of ours: it is found here, and not by a colleague. */
function refuseUnreadable({ session, originals, signer }: HomeDraft, manifest: HomeManifest): void {
  invariant(homeManifest.safeParse(manifest).success, 'the manifest has the shape of version 1');
  invariant(homeSession.safeParse(session).success, 'the session has the shape of version 1');
  invariant(session.recording.files === originals.length, 'each file of the recording is there');
  invariant(manifest.author.publicKey === signer.publicKey, 'the author signs');
}
