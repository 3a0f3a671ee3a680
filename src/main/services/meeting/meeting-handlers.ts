import { listMeetings, listReleases } from '../../store/repositories/meeting-repository.ts';
import type { MutationHandlers, QueryHandlers } from '../handlers.ts';
import { addMeeting, changeMeeting, removeMeeting } from './meeting-service.ts';
import { checkRelease, releaseFragments, revokeFragment } from './release-service.ts';

export const meetingQueries: QueryHandlers<'meeting.list' | 'release.list' | 'release.check'> = {
  'meeting.list': (_input, { db }) => listMeetings(db),
  'release.check': (input, session) => checkRelease(session, input),
  'release.list': (input, { db }) => listReleases(db, input.meetingId ?? null),
};

export const meetingMutations: MutationHandlers<
  'meeting.add' | 'meeting.update' | 'meeting.remove' | 'release.release' | 'release.revoke'
> = {
  'meeting.add': (input, context) => addMeeting(context, input),
  'meeting.update': (input, { db }) => changeMeeting(db, input.meetingId, input),
  'meeting.remove': (input, { db }) => {
    removeMeeting(db, input.meetingId);
    return {};
  },
  'release.release': (input, context) => releaseFragments(context, input),
  'release.revoke': (input, context) => revokeFragment(context, input.fragmentId),
};
