import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import { WARNING_DAYS } from '../../../shared/kernels/retention.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { requireReady } from '../recording/timeline.ts';
import type { Session } from '../session.ts';
import { recordingDeadline } from './deadlines.ts';
import { todayOf } from './known-date.ts';
import { listStaying, renderStaying } from './released-films.ts';

type Input = ParsedInputOf<'release.render'>;
type Output = OutputOf<'release.render'>;

/** Makes the films of what is released of a recording, so that they can stay when it goes. Broken off it loses the one at work. */
export function renderReleasedJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async ({ recordingId }, { signal, progress }) => {
      requireReady(session.db, recordingId);
      const onProgress = (share: number): void => progress('rendering', share);
      return { rendered: await renderStaying(session, recordingId, { signal, onProgress }) };
    },
    // what was made stays: it is released
    discard: async () => undefined,
  };
}

/** The recordings that go within a week while films of what is released of them are still to be made. */
export function recordingsToRenderOf(session: Session): string[] {
  const soon = addDays(todayOf(session), WARNING_DAYS);
  return listRecordings(session.db)
    .filter((recording) => recording.state === 'ready')
    .filter((recording) => recordingDeadline(session.db, recording).day <= soon)
    .map(({ id }) => id)
    .filter((id) => listStaying(session, id).some(({ hasFilm }) => !hasFilm));
}
