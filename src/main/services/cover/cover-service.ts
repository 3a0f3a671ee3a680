import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { clipSpans } from '../../../shared/kernels/spans.ts';
import { type Cover, type CoverOutline, coverFault } from '../../../shared/model/cover.ts';
import { coverId } from '../../../shared/model/ids.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { deleteCover, findCover, putCover } from '../../store/repositories/cover-repository.ts';
import { requirePupil } from '../class/class-service.ts';
import type { MutationContext } from '../handlers.ts';
import { requireFragment } from '../viewing/fragment-service.ts';

/**
 * @throws `fragmentNotFound`, `pupilNotFound`, `fragmentOutside` when nothing of it lies in the fragment, `invalidInput` with the
 *   field when it can't be; `fragmentReleased` while a release is in force
 */
export function addCover({ db, session }: MutationContext, input: ParsedInputOf<'cover.add'>): Cover {
  const fragment = requireFragment(db, input.fragmentId);
  if (input.pupilId !== null) requirePupil(db, input.pupilId);
  requirePossible(fragment, input);
  const added: Cover = { ...input, id: coverId.parse(session.ids.next()), confirmedAt: null };
  putCover(db, added);
  return added;
}

/** @throws `coverNotFound`, and what `addCover` throws */
export function changeCover({ db }: MutationContext, input: ParsedInputOf<'cover.update'>): Cover {
  const present = requireCover(db, input.coverId);
  const changed: Cover = {
    ...present,
    shape: input.shape ?? present.shape,
    muted: input.muted ?? present.muted,
    startUs: input.startUs ?? present.startUs,
    endUs: input.endUs ?? present.endUs,
    keys: input.keys ?? present.keys,
    confirmedAt: null,
  };
  requirePossible(requireFragment(db, present.fragmentId), changed);
  putCover(db, changed);
  return changed;
}

/** @throws `coverNotFound`, `fragmentReleased` while a release is in force */
export function removeCover(db: WritableDb, id: string): void {
  requireCover(db, id);
  deleteCover(db, id);
}

/** @throws `coverNotFound`, `fragmentReleased` while a release is in force */
export function confirmCover({ db, session }: MutationContext, id: string): Cover {
  const present = requireCover(db, id);
  if (present.confirmedAt !== null) return present;
  const confirmed: Cover = { ...present, confirmedAt: session.clock.now() };
  putCover(db, confirmed);
  return confirmed;
}

function requireCover(db: ReadableDb, id: string): Cover {
  const found = findCover(db, id);
  if (found === null) throw new KijkkringError('coverNotFound');
  return found;
}

function requirePossible({ inUs, outUs }: Fragment, cover: CoverOutline): void {
  const field = coverFault(cover);
  if (field !== null) throw new KijkkringError('invalidInput', { field });
  const { startUs, endUs } = cover;
  if (clipSpans([{ startUs, endUs }], { startUs: inUs, endUs: outUs }).length === 0)
    throw new KijkkringError('fragmentOutside');
}
