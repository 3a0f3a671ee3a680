import { KijkkringError } from '../../../shared/errors.ts';
import { type Deadline, deadlineOf } from '../../../shared/kernels/retention.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findKeepUntil } from '../../store/repositories/custody-repository.ts';
import { listMeetings, listReleases } from '../../store/repositories/meeting-repository.ts';
import { findRecording, listRecordings } from '../../store/repositories/recording-repository.ts';
import { findExtension, getTerms } from '../../store/repositories/retention-repository.ts';
import { listFragments } from '../../store/repositories/viewing-repository.ts';
import { findWatchedAlong } from '../../store/repositories/watch-repository.ts';
import { requireReady } from '../recording/timeline.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';
import { strictDayOf, todayOf } from './known-date.ts';

/**
 * Until when a recording may be opened: the day that its owner set where it is somebody else's, else from the meetings it was released for
 * or those that are planned.
 */
export function recordingDeadline(db: ReadableDb, { id, importedAt }: Recording): Deadline {
  const watched = findWatchedAlong(db, id);
  if (watched !== null) return { day: watched.until, reason: 'owner' };
  const fragments = new Set<string>(listFragments(db, id).map((fragment) => fragment.id));
  const releasedFor = new Set<string>(
    listReleases(db, null)
      .filter(({ fragmentId, revokedAt }) => revokedAt === null && fragments.has(fragmentId))
      .map(({ meetingId }) => meetingId),
  );
  const meetings = listMeetings(db);
  return deadlineOf({
    importedOn: isoDay(importedAt),
    meetingDays: meetings.filter((meeting) => releasedFor.has(meeting.id)).map(({ date }) => date),
    plannedDays: meetings.map(({ date }) => date),
    terms: getTerms(db),
    extended: findExtension(db, id) !== null,
    keepUntil: findKeepUntil(db, id),
  });
}

/** Whether a recording is past its last day: nobody can open it then, its owner neither. */
export function isPast(session: Pick<Session, 'db' | 'clock' | 'kind'>, recording: Recording): boolean {
  // the lesson to practise with is drawn
  if (session.kind === 'practice' || recording.state === 'destroyed') return false;
  const { day, reason } = recordingDeadline(session.db, recording);
  // what somebody else lets us see is closed by the strictest day, as a package is
  return (reason === 'owner' ? strictDayOf(session) : todayOf(session)) > day;
}

/** A recording of which footage may be opened at this moment; null when there is none, it was destroyed, or it is past its last day. */
export function findOpenable(session: Session, recordingId: string): Recording | null {
  const recording = findRecording(session.db, recordingId);
  if (recording === null || recording.state === 'destroyed' || isPast(session, recording)) return null;
  return recording;
}

/** The recordings with a film that is past its last day. */
export function listPast(session: Session): Recording[] {
  return listRecordings(session.db).filter((recording) => isPast(session, recording));
}

/**
 * The one question before a film is shown, counted, drawn from or rendered.
 * @throws `recordingNotFound`, `recordingNotReady`, `recordingDestroyed`, `recordingExpired`
 */
export function requireWatchable(session: Session, recordingId: string): Recording {
  const recording = requireReady(session.db, recordingId);
  if (isPast(session, recording)) throw new KijkkringError('recordingExpired');
  return recording;
}
