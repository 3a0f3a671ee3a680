import { listMeetings, listReleases } from '../../store/repositories/meeting-repository.ts';
import { listShowings } from '../../store/repositories/showing-repository.ts';
import type { MutationHandlers, QueryHandlers, SessionHandlers } from '../handlers.ts';
import { addMeeting, changeMeeting, removeMeeting } from './meeting-service.ts';
import { checkRelease, releaseFragments, revokeFragment } from './release-service.ts';
import { addShowing, showable } from './showing-service.ts';
import { takeBack } from './take-back.ts';

export const meetingQueries: QueryHandlers<
  'meeting.list' | 'release.list' | 'release.check' | 'showing.list' | 'showing.options'
> = {
  'meeting.list': (_input, { db }) => listMeetings(db),
  'release.check': (input, session) => checkRelease(session, input),
  'showing.list': (input, { db }) => listShowings(db, input.meetingId ?? null),
  'showing.options': (input, session) => ({ fragments: showable(session, input.meetingId) }),
  'release.list': (input, { db }) => listReleases(db, input.meetingId ?? null),
};

export const meetingActions: SessionHandlers<'release.revoke'> = {
  'release.revoke': ({ fragmentId }, session) =>
    takeBack(session, { label: 'release.revoke', fragmentIds: [fragmentId] }, (context) =>
      revokeFragment(context, fragmentId),
    ),
};

export const meetingMutations: MutationHandlers<
  'meeting.add' | 'meeting.update' | 'meeting.remove' | 'release.release' | 'showing.add'
> = {
  'meeting.add': (input, context) => addMeeting(context, input),
  'meeting.update': (input, { db }) => changeMeeting(db, input.meetingId, input),
  'meeting.remove': (input, { db }) => {
    removeMeeting(db, input.meetingId);
    return {};
  },
  'showing.add': (input, context) => addShowing(context, input),
  'release.release': (input, context) => releaseFragments(context, input),
};
