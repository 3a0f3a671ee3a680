import { KijkkringError } from '../../../shared/errors.ts';
import { meetingId } from '../../../shared/model/ids.ts';
import type { Meeting } from '../../../shared/model/meeting.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import {
  deleteMeeting,
  findMeeting,
  insertMeeting,
  updateMeeting,
} from '../../store/repositories/meeting-repository.ts';
import type { MutationContext } from '../handlers.ts';

export function addMeeting(
  { db, session }: MutationContext,
  input: Pick<Meeting, 'title' | 'date' | 'type'>,
): Meeting {
  const added: Meeting = {
    ...input,
    id: meetingId.parse(session.ids.next()),
    trajectoryId: session.trajectoryId,
  };
  insertMeeting(db, added);
  return added;
}

/** @throws `meetingNotFound` */
export function changeMeeting(
  db: WritableDb,
  id: string,
  change: { [Key in 'title' | 'date' | 'type']?: Meeting[Key] | undefined },
): Meeting {
  const present = requireMeeting(db, id);
  const changed: Meeting = {
    ...present,
    title: change.title ?? present.title,
    date: change.date ?? present.date,
    type: change.type ?? present.type,
  };
  updateMeeting(db, changed);
  return changed;
}

/** @throws `meetingNotFound`, `fragmentReleased` while something is released for it */
export function removeMeeting(db: WritableDb, id: string): void {
  requireMeeting(db, id);
  deleteMeeting(db, id);
}

/** @throws `meetingNotFound` */
export function requireMeeting(db: ReadableDb, id: string): Meeting {
  const found = findMeeting(db, id);
  if (found === null) throw new KijkkringError('meetingNotFound');
  return found;
}
