import { KijkkringError } from '../../../shared/errors.ts';
import { nearestFrame } from '../../../shared/kernels/frame-times.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AnnotationKind } from '../../../shared/model/guide.ts';
import { annotationId, type PupilId, type RecordingId } from '../../../shared/model/ids.ts';
import type { Ids } from '../../../shared/ports.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { findPupil } from '../../store/repositories/trajectory-repository.ts';
import {
  deleteAnnotation,
  findAnnotation,
  insertAnnotation,
  listPhases,
  updateAnnotation,
} from '../../store/repositories/viewing-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { END_TOLERANCE_US, type Timeline, timelineOf } from '../recording/timeline.ts';
import { findGuideItem } from './guide-library.ts';

interface NewAnnotation {
  readonly recordingId: RecordingId;
  readonly itemCode: string;
  readonly startUs: number;
  readonly endUs?: number | undefined;
  readonly pupilId?: PupilId | undefined;
  readonly note: string;
  /** Another than the item's own; a phase is always a phase. */
  readonly kind?: 'point' | 'interval' | undefined;
}

/**
 * Places an item on the timeline, on the displayed frame nearest to each moment. A phase runs until the next one of
 * its guide: it ends the phase it falls in, and without an end of its own it lasts until the next phase or the end.
 * @throws `guideItemUnknown`, `timeOutside`, `annotationEndNeeded`, `annotationEndNotAllowed`, `pupilNotFound`
 */
export function addAnnotation({ db, session }: MutationContext, input: NewAnnotation): Annotation {
  const found = findGuideItem(session.guides, input.itemCode);
  if (found === null) throw new KijkkringError('guideItemUnknown', { code: input.itemCode });
  requirePupil(db, input.pupilId ?? null);
  const timeline = timelineOf(db, input.recordingId);
  const { item, guide } = found;
  const startUs = snapStart(timeline, input.startUs);
  const endUs = input.endUs === undefined ? null : snapEnd(timeline, startUs, input.endUs);
  const kind = item.kind === 'exclusive' ? item.kind : (input.kind ?? item.kind);
  const added: Annotation = {
    id: annotationId.parse(session.ids.next()),
    recordingId: input.recordingId,
    guideId: guide.id,
    itemCode: item.code,
    kind,
    actor: item.actor,
    startUs,
    endUs: kind === 'exclusive' ? phaseEnd(db, guide.id, input.recordingId, timeline, startUs, endUs) : endUs,
    pupilId: input.pupilId ?? null,
    note: input.note,
  };
  checkEnd(kind, added.endUs);
  if (kind === 'exclusive') makeRoomForPhase(db, added, session.ids);
  insertAnnotation(db, added);
  return added;
}

/** @throws `annotationNotFound` and what `addAnnotation` throws */
export function changeAnnotation(
  { db, session }: MutationContext,
  id: string,
  change: {
    startUs?: number | undefined;
    endUs?: number | undefined;
    pupilId?: PupilId | null | undefined;
    note?: string | undefined;
  },
): Annotation {
  const present = requireAnnotation(db, id);
  if (change.pupilId !== undefined) requirePupil(db, change.pupilId);
  if (present.kind === 'point' && change.endUs !== undefined)
    throw new KijkkringError('annotationEndNotAllowed');
  const timeline = timelineOf(db, present.recordingId);
  const startUs = change.startUs === undefined ? present.startUs : snapStart(timeline, change.startUs);
  const endUs = change.endUs ?? present.endUs;
  const changed: Annotation = {
    ...present,
    startUs,
    endUs: endUs === null ? null : snapEnd(timeline, startUs, endUs),
    pupilId: change.pupilId === undefined ? present.pupilId : change.pupilId,
    note: change.note ?? present.note,
  };
  if (changed.kind === 'exclusive') makeRoomForPhase(db, changed, session.ids);
  updateAnnotation(db, changed);
  return changed;
}

/** @throws `annotationNotFound` */
export function removeAnnotation(db: WritableDb, id: string): void {
  requireAnnotation(db, id);
  deleteAnnotation(db, id);
}

function requireAnnotation(db: ReadableDb, id: string): Annotation {
  const found = findAnnotation(db, id);
  if (found === null) throw new KijkkringError('annotationNotFound');
  return found;
}

function requirePupil(db: ReadableDb, id: PupilId | null): void {
  if (id !== null && findPupil(db, id) === null) throw new KijkkringError('pupilNotFound');
}

function checkEnd(kind: AnnotationKind, endUs: number | null): void {
  if (kind === 'point' && endUs !== null) throw new KijkkringError('annotationEndNotAllowed');
  if (kind !== 'point' && endUs === null) throw new KijkkringError('annotationEndNeeded');
}

function snapStart(timeline: Timeline, atUs: number): number {
  if (atUs > timeline.endUs) throw new KijkkringError('timeOutside');
  return timeline.timesUs[nearestFrame(timeline.timesUs, atUs)] ?? 0;
}

function snapEnd(timeline: Timeline, startUs: number, atUs: number): number {
  if (atUs > timeline.endUs + END_TOLERANCE_US) throw new KijkkringError('timeOutside');
  const frame = timeline.timesUs[nearestFrame(timeline.timesUs, atUs)] ?? timeline.endUs;
  const end = Math.abs(timeline.endUs - atUs) < Math.abs(frame - atUs) ? timeline.endUs : frame;
  if (end <= startUs) throw new KijkkringError('annotationEndNeeded');
  return end;
}

function phaseEnd(
  db: ReadableDb,
  guideId: string,
  recordingId: RecordingId,
  timeline: Timeline,
  startUs: number,
  wanted: number | null,
): number {
  if (wanted !== null) return wanted;
  const next = listPhases(db, recordingId, guideId).find((phase) => phase.startUs > startUs);
  return next?.startUs ?? timeline.endUs;
}

/** Exactly one phase is on at a time: those that the new one overlaps keep what lies before and after it. */
function makeRoomForPhase(db: WritableDb, added: Annotation, ids: Ids): void {
  const end = added.endUs ?? added.startUs;
  for (const phase of listPhases(db, added.recordingId, added.guideId)) {
    const phaseEndUs = phase.endUs ?? phase.startUs;
    if (phase.id === added.id || phaseEndUs <= added.startUs || phase.startUs >= end) continue;
    const before = phase.startUs < added.startUs ? { ...phase, endUs: added.startUs } : null;
    const after = phaseEndUs > end ? { ...phase, startUs: end } : null;
    if (before !== null) updateAnnotation(db, before);
    if (after !== null && before === null) updateAnnotation(db, after);
    if (after !== null && before !== null)
      insertAnnotation(db, { ...after, id: annotationId.parse(ids.next()) });
    if (after === null && before === null) deleteAnnotation(db, phase.id);
  }
}
