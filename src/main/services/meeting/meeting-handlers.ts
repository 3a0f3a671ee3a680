import { listMeetings, listReleases } from '../../store/repositories/meeting-repository.ts';
import type { MutationHandlers, QueryHandlers, SessionHandlers } from '../handlers.ts';
import { addMeeting, changeMeeting, removeMeeting } from './meeting-service.ts';
import { checkRelease, releaseFragments, revokeFragment } from './release-service.ts';
import { takeBack } from './take-back.ts';

export const meetingQueries: QueryHandlers<'meeting.list' | 'release.list' | 'release.check'> = {
  'meeting.list': (_input, { db }) => listMeetings(db),
  'release.check': (input, session) => checkRelease(session, input),
  'release.list': (input, { db }) => listReleases(db, input.meetingId ?? null),
};

export const meetingActions: SessionHandlers<'release.revoke'> = {
  'release.revoke': ({ fragmentId }, session) =>
    takeBack(session, { label: 'release.revoke', fragmentIds: [fragmentId] }, (context) =>
      revokeFragment(context, fragmentId),
    ),
};

export const meetingMutations: MutationHandlers<
  'meeting.add' | 'meeting.update' | 'meeting.remove' | 'release.release'
> = {
  'meeting.add': (input, context) => addMeeting(context, input),
  'meeting.update': (input, { db }) => changeMeeting(db, input.meetingId, input),
  'meeting.remove': (input, { db }) => {
    removeMeeting(db, input.meetingId);
    return {};
  },
  'release.release': (input, context) => releaseFragments(context, input),
};
