import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { leadMoment, otherMoment } from '../../../shared/kernels/angle-time.ts';
import { frameAt } from '../../../shared/kernels/frame-times.ts';
import type { AnglePair } from '../../../shared/model/angle.ts';
import { anglePairId, type RecordingId } from '../../../shared/model/ids.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteAnglePair,
  findAnglePair,
  insertAnglePair,
  setAngleOffset,
} from '../../store/repositories/angle-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { requireReady, requireRecording, timelineOf } from '../recording/timeline.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';

/** Which recordings are to lie beside each other; the first is the lead. */
export type TwoRecordings = { readonly recordingId: RecordingId; readonly otherId: RecordingId };

/** Where the second lies, and how that is known. */
export type FoundAngle = Pick<AnglePair, 'offsetUs' | 'driftPpb' | 'foundBy' | 'agreed' | 'places'>;

/** @throws `recordingNotFound` */
export function angleOf(db: ReadableDb, recordingId: RecordingId): OutputOf<'angle.of'> {
  requireRecording(db, recordingId);
  const pair = findAnglePair(db, recordingId);
  if (pair === null) {
    const free = listRecordings(db).filter(
      ({ id, state }) => id !== recordingId && state === 'ready' && findAnglePair(db, id) === null,
    );
    return { pair, partner: null, driftAtEndUs: null, candidates: free };
  }
  const partner = requireRecording(db, pair.recordingId === recordingId ? pair.otherId : pair.recordingId);
  const { durationUs } = requireRecording(db, pair.recordingId);
  const driftAtEndUs = pair.driftPpb === null ? null : Math.round((pair.driftPpb * durationUs) / 1e9);
  return { pair, partner, driftAtEndUs, candidates: [] };
}

/**
 * Both have to be here, whole, and not yet in a pair.
 * @throws `recordingNotFound`, `recordingNotReady`, `recordingDestroyed`, `recordingExpired`, `angleSame`, `anglePaired`
 */
export function requirePairable(session: Session, { recordingId, otherId }: TwoRecordings): void {
  if (recordingId === otherId) throw new KijkkringError('angleSame');
  for (const id of [recordingId, otherId]) {
    requireReady(session.db, id);
    requireWatchable(session, id);
    if (findAnglePair(session.db, id) !== null) throw new KijkkringError('anglePaired');
  }
}

/** @throws what `requirePairable` throws */
export function pairAngles(
  { db, session }: MutationContext,
  two: TwoRecordings,
  found: FoundAngle,
): AnglePair {
  requirePairable(session, two);
  const pair: AnglePair = { ...two, ...found, id: anglePairId.parse(session.ids.next()) };
  insertAnglePair(db, pair);
  return pair;
}

/** Beside each other from their first frame, until somebody moves them. */
export const byHand: FoundAngle = { offsetUs: 0, driftPpb: null, foundBy: 'hand', agreed: 0, places: 0 };

/**
 * Moves the partner of a recording, so that at `atUs` another of its frames is seen: by frames of its own index, or by whole seconds.
 * @throws `angleNotPaired`, `timeOutside` when the partner has no such frame
 */
export function moveAngle(db: WritableDb, input: ParsedInputOf<'angle.move'>): AnglePair {
  const pair = requirePair(db, input.recordingId);
  const fromLead = pair.recordingId === input.recordingId;
  const at = fromLead ? otherMoment(pair, input.atUs) : leadMoment(pair, input.atUs);
  const partnerId = fromLead ? pair.otherId : pair.recordingId;
  const byUs = input.by === 'second' ? input.steps * 1_000_000 : framesOn(db, partnerId, at, input.steps);
  // seen from the other, the lead goes on where the offset gets less
  const offsetUs = pair.offsetUs + (fromLead ? byUs : -byUs);
  setAngleOffset(db, pair.id, offsetUs);
  return { ...pair, offsetUs };
}

/** How long `frames` frames of a recording last from the one at a moment, in microseconds. */
function framesOn(db: ReadableDb, recordingId: string, us: number, frames: number): number {
  const { timesUs } = timelineOf(db, recordingId);
  const here = frameAt(timesUs, us);
  const [from, to] = [timesUs[here], timesUs[here + frames]];
  if (from === undefined || to === undefined) throw new KijkkringError('timeOutside');
  return to - from;
}

/** @throws `angleNotPaired` */
export function unpairAngles(db: WritableDb, recordingId: string): void {
  deleteAnglePair(db, requirePair(db, recordingId).id);
}

function requirePair(db: ReadableDb, recordingId: string): AnglePair {
  const pair = findAnglePair(db, recordingId);
  if (pair === null) throw new KijkkringError('angleNotPaired');
  return pair;
}
