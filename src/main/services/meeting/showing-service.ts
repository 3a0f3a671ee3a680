import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { fragmentId } from '../../../shared/model/ids.ts';
import type { Showing } from '../../../shared/model/showing.ts';
import { listReceivedBundles, listReceivedFragments } from '../../store/repositories/received-repository.ts';
import { insertShowing } from '../../store/repositories/showing-repository.ts';
import { listParticipants } from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { requireFragment } from '../viewing/fragment-service.ts';
import { requireMeeting } from './meeting-service.ts';
import { releasesInForceFor } from './release-service.ts';

type Showable = OutputOf<'showing.options'>['fragments'];

/**
 * What can have been shown at a meeting: her own fragments that are released for it, and those of others that came with a package
 * for that day. Nothing before the day itself, nor what was revoked or is over. @throws `meetingNotFound`
 */
export function showable(session: Pick<Session, 'db' | 'clock'>, meetingId: string): Showable {
  const { db } = session;
  const meeting = requireMeeting(db, meetingId);
  const today = strictDayOf(session);
  if (meeting.date > today) return [];
  const own = releasesInForceFor(db, meeting.id, today).map(({ fragmentId: id }) => {
    const { title } = requireFragment(db, id);
    return { fragmentId: id, title, from: null };
  });
  const received = listReceivedBundles(db)
    .filter(({ meetingDate, until }) => meetingDate === meeting.date && until >= today)
    .flatMap(({ id, authorName }) =>
      listReceivedFragments(db, id).map((one) => ({
        ...{ fragmentId: fragmentId.parse(one.id), title: one.title, from: authorName },
      })),
    );
  return [...own, ...received];
}

/**
 * Notes that fragments were shown. @throws `meetingNotFound`, `showingRefused` for a fragment that was revoked, is over, or was never
 *   for this meeting, `participantNotFound`
 */
export function addShowing(
  { db, session }: MutationContext,
  { meetingId, fragmentIds, present, operatedBy }: ParsedInputOf<'showing.add'>,
): Showing {
  const options = new Set<string>(
    showable({ db, clock: session.clock }, meetingId).map((one) => one.fragmentId),
  );
  if (fragmentIds.some((id) => !options.has(id))) throw new KijkkringError('showingRefused');
  const people = listParticipants(db);
  const there = people.filter(({ id }) => present.includes(id));
  const known = new Set<string>(people.map(({ id }) => id));
  if (![...present, operatedBy].every((id) => known.has(id))) throw new KijkkringError('participantNotFound');
  const added: Showing = {
    ...{ id: session.ids.next(), meetingId, fragmentIds: [...new Set(fragmentIds)] },
    ...{ present: there.map(({ id }) => id), operatedBy, notedAt: session.clock.now() },
  };
  insertShowing(db, added);
  const { present: presentIds, fragmentIds: shown } = added;
  appendLog(db, session, { kind: 'showing', meetingId, fragmentIds: shown, present: presentIds, operatedBy });
  return added;
}
