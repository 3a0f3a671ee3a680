import type { NameOfKind } from '../../../shared/contract/contract.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findJob } from '../../store/repositories/job-repository.ts';
import { listReleases } from '../../store/repositories/meeting-repository.ts';
import { findFragment, listFragments } from '../../store/repositories/viewing-repository.ts';
import type { Session } from '../session.ts';

/**
 * What is being made may hold what is about to go. Stops what reads one of these recordings, and what packs for a meeting that a fragment
 * of them was ever released for; what is made of other recordings goes on.
 * @param names the jobs that make such things
 */
export async function stopJobs(
  session: Session,
  recordingIds: readonly string[],
  ...names: NameOfKind<'job'>[]
): Promise<void> {
  const { db, jobs } = session;
  const concerned = concernedBy(db, recordingIds);
  const stopping = new Set<string>(names);
  const running = () =>
    jobs
      .list()
      .filter(({ name, state }) => stopping.has(name) && (state === 'running' || state === 'queued'))
      .filter(({ id }) => concerned.some((one) => JSON.stringify(findJob(db, id)?.input).includes(one)));
  // while one of them ends, another may be begun
  for (let left = running(); left.length > 0; left = running())
    for (const { id } of left) await jobs.cancel(id);
}

/** The jobs that read a film's own files or make something of them. */
export const readsOriginals = [
  'bundle.export',
  'release.render',
  'watch.give',
  'custody.handOver',
  'angle.find',
] as const satisfies readonly NameOfKind<'job'>[];

/** The recordings that these fragments are of. */
export function recordingsOf(db: ReadableDb, fragmentIds: readonly string[]): string[] {
  return fragmentIds.flatMap((id) => findFragment(db, id)?.recordingId ?? []);
}

function concernedBy(db: ReadableDb, recordingIds: readonly string[]): string[] {
  const fragments = new Set<string>(
    recordingIds.flatMap((id) => listFragments(db, id).map((fragment) => fragment.id)),
  );
  // also of a release that is over by now: its film may be among those that are being packed
  const meetings = listReleases(db, null)
    .filter(({ fragmentId }) => fragments.has(fragmentId))
    .map(({ meetingId }) => meetingId);
  return [...recordingIds, ...meetings];
}
