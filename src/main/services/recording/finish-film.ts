import { SEALING_SHARE } from '../../../shared/kernels/import-share.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import type { Session } from '../session.ts';
import type { ImportCheckpoint } from './import-checkpoint.ts';
import { countAndSurvey } from './import-survey.ts';
import { goOnWithReview } from './review-keeping.ts';
import { requireRecording } from './timeline.ts';

/**
 * Makes a recording of what was sealed: its frames, and what is seen of it from afar. What is still to be done behind it is begun.
 */
export async function finishFilm(
  session: Session,
  checkpoint: ImportCheckpoint,
  probes: readonly MediaProbe[],
  context: JobContext,
): Promise<Recording> {
  const { recordingId } = checkpoint;
  await countAndSurvey(session, checkpoint, probes, context, SEALING_SHARE);
  // what could be copied from the source was: the rest, and the proof, are made of what is sealed
  goOnWithReview(session, recordingId);
  const taken = requireRecording(session.db, recordingId);
  if (taken.counting !== 'counted') session.jobs.start('recording.confirm', { recordingId });
  return taken;
}
