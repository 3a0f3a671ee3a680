import { KijkkringError } from '../../../shared/errors.ts';
import { framesBetween, snapIn, snapOut } from '../../../shared/kernels/frame-times.ts';
import { fragmentId } from '../../../shared/model/ids.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteFragment,
  findFragment,
  insertFragment,
  updateFragment,
} from '../../store/repositories/viewing-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { END_TOLERANCE_US, type Timeline, timelineOf } from '../recording/timeline.ts';

/**
 * Clips a fragment. Both ends go to displayed frames, so that the stored span is exactly what will be rendered.
 * @throws `recordingNotFound`, `recordingNotReady`, `fragmentOutside`, `fragmentEmpty`
 */
export function addFragment(
  { db, session }: MutationContext,
  input: Pick<Fragment, 'recordingId' | 'inUs' | 'outUs' | 'title' | 'why'> & { levelled?: boolean },
): Fragment {
  const span = snapSpan(timelineOf(db, input.recordingId), input.inUs, input.outUs);
  const levelled = input.levelled ?? false;
  const added: Fragment = { ...input, ...span, levelled, id: fragmentId.parse(session.ids.next()) };
  insertFragment(db, added);
  return added;
}

/** @throws `fragmentNotFound`, `fragmentReleased` while a release is in force, and what `addFragment` throws */
export function changeFragment(
  db: WritableDb,
  id: string,
  change: { [Key in 'inUs' | 'outUs' | 'title' | 'why' | 'levelled']?: Fragment[Key] | undefined },
): Fragment {
  const present = requireFragment(db, id);
  const moved = change.inUs !== undefined || change.outUs !== undefined;
  const span = moved
    ? snapSpan(
        timelineOf(db, present.recordingId),
        change.inUs ?? present.inUs,
        change.outUs ?? present.outUs,
      )
    : {};
  const changed: Fragment = {
    ...present,
    ...span,
    title: change.title ?? present.title,
    why: change.why ?? present.why,
    levelled: change.levelled ?? present.levelled,
  };
  updateFragment(db, changed);
  return changed;
}

/** @throws `fragmentNotFound`, `fragmentReleased` */
export function removeFragment(db: WritableDb, id: string): void {
  requireFragment(db, id);
  deleteFragment(db, id);
}

/** @throws `fragmentNotFound` */
export function requireFragment(db: ReadableDb, id: string): Fragment {
  const found = findFragment(db, id);
  if (found === null) throw new KijkkringError('fragmentNotFound');
  return found;
}

/** Both ends on displayed frames. @throws `fragmentOutside`, `fragmentEmpty` */
export function snapSpan(
  timeline: Timeline,
  inUs: number,
  outUs: number,
): Pick<Fragment, 'inUs' | 'outUs' | 'frames'> {
  if (inUs >= timeline.endUs || outUs > timeline.endUs + END_TOLERANCE_US)
    throw new KijkkringError('fragmentOutside');
  const snappedIn = snapIn(timeline.timesUs, inUs);
  const snappedOut = snapOut(timeline.timesUs, timeline.endUs, outUs);
  if (snappedIn === null || snappedOut === null) throw new KijkkringError('fragmentOutside');
  const frames = framesBetween(timeline.timesUs, snappedIn, snappedOut).count;
  if (frames < 1) throw new KijkkringError('fragmentEmpty');
  return { inUs: snappedIn, outUs: snappedOut, frames };
}
