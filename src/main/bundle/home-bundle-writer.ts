import type { HomeSession } from '../../shared/model/bundle-home.ts';
import type { ByteSource } from '../files/byte-source.ts';
import type { SigningKey } from '../vault/signing.ts';
import { hashOf } from './bundle-envelope.ts';
import type { EnvelopeOrder } from './envelope-writer.ts';
import { type Author, writeRecordingBundle } from './recording-bundle-writer.ts';

export interface HomeDraft extends EnvelopeOrder {
  readonly manifest: Author;
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
  const onPiece = countBytes(draft);
  const hashes: string[] = [];
  for (const source of draft.originals) {
    hashes.push(
      await hashOf(source, (bytes) => {
        draft.signal.throwIfAborted();
        onPiece(bytes);
      }),
    );
  }
  return writeRecordingBundle({
    ...draft,
    carried: { kind: 'home', session: draft.session },
    originals: draft.originals.map((source, at) => ({
      ...{ source, sha256: hashes[at] ?? '', otherwise: 'sourceChanged' as const },
    })),
    onPiece,
  });
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
