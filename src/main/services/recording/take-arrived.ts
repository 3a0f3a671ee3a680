import { SEALING_SHARE } from '../../../shared/kernels/import-share.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import type { Session } from '../session.ts';
import { openArrived, sealArrived } from './arrived-part.ts';
import { closeSources, probeAll } from './film-sources.ts';
import { finishFilm } from './finish-film.ts';
import type { ImportCheckpoint } from './import-checkpoint.ts';
import { rememberImport } from './import-watch.ts';
import { beginReview } from './review-keeping.ts';

/**
 * Makes a recording of what arrived of a film, without its source. Broken off it goes on from what is on the disk.
 * @throws what an import throws
 */
export async function takeArrived(
  session: Session,
  checkpoint: ImportCheckpoint,
  context: JobContext,
): Promise<Recording> {
  const { recordingId } = checkpoint;
  rememberImport(session, { jobId: context.jobId, recordingId });
  const arrived = await openArrived(session, checkpoint);
  const sources = arrived.map(({ source }) => source);
  try {
    const total = sources.reduce((sum, { size }) => sum + size, 0);
    const probes = await probeAll(sources, { signal: context.signal });
    // it ends where no film should, and Chromium stops there for good
    beginReview(session, recordingId, 'damaged');
    let before = 0;
    for (const each of arrived) {
      each.part.sealed = await sealArrived(session, recordingId, each, {
        signal: context.signal,
        onProgress: (bytes) => context.progress('sealing', ((before + bytes) / total) * SEALING_SHARE),
      });
      context.checkpoint(checkpoint);
      before += each.source.size;
    }
    return await finishFilm(session, checkpoint, probes, context);
  } finally {
    await closeSources(sources);
  }
}
