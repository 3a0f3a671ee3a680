import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { linesWithin } from '../../../shared/kernels/subtitle-time.ts';
import { writeNewFile } from '../../files/write-new-file.ts';
import { formatWebVtt } from '../../interchange/web-vtt.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { listSubtitlesOf } from '../../store/repositories/subtitle-repository.ts';
import { withoutPupilNames } from '../bundle/names-that-leave.ts';
import { requireOwn } from '../recording/ownership.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { requireFragment } from '../viewing/fragment-service.ts';

/**
 * Writes the lines of a fragment as a file of their own. Nothing that is there is written over. What was said leaves as the film does: by
 * its owner alone, until its last day.
 * @throws `fragmentNotFound`, `recordingOwnerOnly`, `subtitleNotFound`, and what `requireWatchable` throws
 */
export function saveSubtitlesJob(
  session: Session,
): JobDefinition<ParsedInputOf<'subtitle.save'>, OutputOf<'subtitle.save'>> {
  return {
    run: async ({ fragmentId, target }) => {
      const { db } = session;
      const fragment = requireFragment(db, fragmentId);
      requireOwn(session, fragment.recordingId);
      requireWatchable(session, fragment.recordingId);
      const lines = linesWithin(listSubtitlesOf(db, fragmentId), fragment);
      if (lines.length === 0) throw new KijkkringError('subtitleNotFound');
      const cues = lines.map((line) => ({ ...line, text: withoutPupilNames(db, line.text) }));
      await writeNewFile(target, formatWebVtt(cues));
      return { lines: lines.length };
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}
