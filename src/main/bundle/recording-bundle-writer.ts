import { createHash } from 'node:crypto';
import { invariant } from '../../shared/assert.ts';
import { type HomeSession, homeSession } from '../../shared/model/bundle-home.ts';
import { type RecordingManifest, recordingManifest } from '../../shared/model/bundle-recording.ts';
import { type WatchSession, watchSession } from '../../shared/model/bundle-watch.ts';
import { type SigningKey, sign } from '../vault/signing.ts';
import { canonicalBytes } from './bundle-json.ts';
import { MANIFEST_NAME, originalName, SESSION_NAME, SIGNATURE_NAME } from './bundle-names.ts';
import { MANIFEST_CONTEXT } from './bundle-writer.ts';
import { type EnvelopeOrder, writeEnvelope } from './envelope-writer.ts';
import { type FilmToPack, filmEntry } from './film-entry.ts';

/** What the sender says of it, beside the film. */
export type Author = Pick<RecordingManifest, 'bundleId' | 'author' | 'until'>;

/** A whole recording, and what goes along with it. */
export type Carried =
  | { readonly kind: 'home'; readonly session: HomeSession }
  | { readonly kind: 'watch'; readonly session: WatchSession };

export interface RecordingDraft extends EnvelopeOrder {
  readonly manifest: Author;
  readonly carried: Carried;
  /** The files of the camera run, in order, with what they have to come to. */
  readonly originals: readonly Omit<FilmToPack, 'name'>[];
  readonly signer: SigningKey;
  /** After each piece that was packed. @param bytes of that piece */
  onPiece(bytes: number): void;
}

/**
 * Writes a bundle with a whole recording: manifest and signature first, so with the hashes of films that are read after it.
 * @throws KijkkringError what a film says that turns out otherwise, and what `writeEnvelope` throws
 */
export async function writeRecordingBundle(
  draft: RecordingDraft,
): Promise<{ bytes: number; sha256: string }> {
  const { kind, session: carried } = draft.carried;
  const session = canonicalBytes(carried);
  const films = draft.originals.map((film, at) => ({ ...film, name: originalName(at) }));
  const manifest: RecordingManifest = {
    ...{ format: 'kijkkring-bundle', version: 1, kind },
    ...draft.manifest,
    entries: [
      {
        name: SESSION_NAME,
        bytes: session.length,
        sha256: createHash('sha256').update(session).digest('hex'),
      },
      ...films.map(({ name, source, sha256 }) => ({ name, bytes: source.size, sha256 })),
    ],
  };
  refuseUnreadable(draft, manifest);
  const first = canonicalBytes(manifest);
  const signature = sign(draft.signer.secretKey, MANIFEST_CONTEXT, first);
  return writeEnvelope(draft, [
    { name: MANIFEST_NAME, bytes: first },
    { name: SIGNATURE_NAME, bytes: Buffer.from(signature, 'ascii') },
    { name: SESSION_NAME, bytes: session },
    ...films.map((film) => filmEntry(film, draft.signal, draft.onPiece)),
  ]);
}

/** A bundle that our own reader would refuse is a mistake of ours: it is found here, and not by a colleague. */
function refuseUnreadable({ carried, originals, signer }: RecordingDraft, manifest: RecordingManifest): void {
  const schema = carried.kind === 'home' ? homeSession : watchSession;
  invariant(recordingManifest.safeParse(manifest).success, 'the manifest has the shape of version 1');
  invariant(schema.safeParse(carried.session).success, 'the session has the shape of version 1');
  invariant(carried.session.recording.files === originals.length, 'each file of the recording is there');
  invariant(manifest.author.publicKey === signer.publicKey, 'the author signs');
}
