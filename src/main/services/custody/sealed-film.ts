import type { RecordingDraft } from '../../bundle/recording-bundle-writer.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { originalFile } from '../recording/footage-files.ts';
import { requireOriginal } from '../recording/originals.ts';
import type { Session } from '../session.ts';

type Originals = RecordingDraft['originals'];

/** Lends the files of a recording as they are in the vault, which knows what they have to come to. @throws `originalGone` */
export async function withSealedFilm<T>(
  { db, folder }: Session,
  recordingId: string,
  work: (originals: Originals) => Promise<T>,
): Promise<T> {
  requireOriginal(db, recordingId);
  const identity = getMediaIdentity(db, recordingId);
  const open: Originals[number][] = [];
  try {
    for (const { position, sha256 } of listParts(db, recordingId)) {
      const source = await openAgeFile(originalFile(folder, recordingId, position), { identity });
      open.push({ source, sha256, otherwise: 'footageDamaged' });
    }
    return await work(open);
  } finally {
    for (const { source } of open) await source.close();
  }
}

/** Counts the pieces that were packed into the progress of a job. */
export function packingProgress(originals: Originals, { progress }: JobContext): (bytes: number) => void {
  const total = originals.reduce((sum, { source }) => sum + source.size, 0);
  let done = 0;
  return (bytes) => {
    done += bytes;
    progress('packing', total === 0 ? 1 : done / total);
  };
}
