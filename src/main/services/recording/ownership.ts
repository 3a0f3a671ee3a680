import { KijkkringError } from '../../../shared/errors.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { findRecording } from '../../store/repositories/recording-repository.ts';
import { findWatchedAlong } from '../../store/repositories/watch-repository.ts';
import type { Session } from '../session.ts';

type Asking = Pick<Session, 'db' | 'selfId'>;

/**
 * Whether a recording is of who owns this library, and not of somebody who lets her watch along. How it came in counts beside whose name
 * stands at it: a card in the wrong place makes nothing hers.
 */
export function isOwn({ db, selfId }: Asking, { id, ownerId }: Pick<Recording, 'id' | 'ownerId'>): boolean {
  return ownerId === selfId && findWatchedAlong(db, id) === null;
}

/**
 * What only who was filmed may do: render, give, keep longer (DECISIONS 2).
 * @throws `recordingOwnerOnly`; of a recording that is not there, whoever asks is told by what she does with it
 */
export function requireOwn(session: Asking, recordingId: string): void {
  const recording = findRecording(session.db, recordingId);
  if (recording !== null && !isOwn(session, recording)) throw new KijkkringError('recordingOwnerOnly');
}
