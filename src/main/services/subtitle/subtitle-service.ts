import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { snapIn } from '../../../shared/kernels/frame-times.ts';
import { readingTime } from '../../../shared/kernels/subtitle-time.ts';
import { subtitleId } from '../../../shared/model/ids.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Subtitle } from '../../../shared/model/subtitle.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteSubtitle,
  findSubtitle,
  insertSubtitle,
  listSubtitlesOf,
  updateSubtitle,
} from '../../store/repositories/subtitle-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { timelineOf } from '../recording/timeline.ts';
import { requireFragment } from '../viewing/fragment-service.ts';

/**
 * Puts a line under a fragment, from the frame on screen. The line before it ends there, and it ends where the next one begins.
 * @throws `fragmentNotFound`, `fragmentOutside`, `subtitleHere` when one begins at this very frame; `fragmentReleased` while a
 *   release is in force
 */
export function addSubtitle(
  { db, session }: MutationContext,
  { fragmentId, text, ...input }: ParsedInputOf<'subtitle.add'>,
): Subtitle {
  const fragment = requireFragment(db, fragmentId);
  const { recordingId } = fragment;
  const startUs = snapIn(timelineOf(db, recordingId).timesUs, input.startUs);
  if (startUs === null || startUs < fragment.inUs || startUs >= fragment.outUs)
    throw new KijkkringError('fragmentOutside');
  const others = listSubtitlesOf(db, fragmentId);
  if (others.some((other) => other.startUs === startUs)) throw new KijkkringError('subtitleHere');
  for (const other of others)
    if (other.startUs < startUs && other.endUs > startUs) updateSubtitle(db, { ...other, endUs: startUs });
  const next = others.find((other) => other.startUs > startUs)?.startUs ?? fragment.outUs;
  const endUs = Math.min(next, fragment.outUs, input.endUs ?? startUs + readingTime(text));
  const added = { recordingId, fragmentId, startUs, endUs, text };
  requireWithin(fragment, added);
  const line: Subtitle = { ...added, id: subtitleId.parse(session.ids.next()) };
  insertSubtitle(db, line);
  return line;
}

/** @throws `subtitleNotFound`, `invalidInput` when it would end before it begins, `fragmentOutside`, `fragmentReleased` */
export function changeSubtitle(db: WritableDb, input: ParsedInputOf<'subtitle.update'>): Subtitle {
  const present = requireSubtitle(db, input.subtitleId);
  const changed: Subtitle = {
    ...present,
    startUs: input.startUs ?? present.startUs,
    endUs: input.endUs ?? present.endUs,
    text: input.text ?? present.text,
  };
  const moved = changed.startUs !== present.startUs || changed.endUs !== present.endUs;
  if (moved) requireWithin(requireFragment(db, present.fragmentId), changed);
  updateSubtitle(db, changed);
  return changed;
}

/** @throws `subtitleNotFound`, `fragmentReleased` */
export function removeSubtitle(db: WritableDb, id: string): void {
  requireSubtitle(db, id);
  deleteSubtitle(db, id);
}

function requireSubtitle(db: ReadableDb, id: string): Subtitle {
  const found = findSubtitle(db, id);
  if (found === null) throw new KijkkringError('subtitleNotFound');
  return found;
}

function requireWithin(
  { inUs, outUs }: Fragment,
  { startUs, endUs }: Pick<Subtitle, 'startUs' | 'endUs'>,
): void {
  if (endUs <= startUs) throw new KijkkringError('invalidInput', { field: 'endUs' });
  if (startUs < inUs || endUs > outUs) throw new KijkkringError('fragmentOutside');
}
