import { KijkkringError } from '../../../shared/errors.ts';
import { releaseId } from '../../../shared/model/ids.ts';
import type { Release } from '../../../shared/model/meeting.ts';
import type { ReadableDb } from '../../store/database.ts';
import {
  insertRelease,
  listReleases,
  listReleasesInForce,
  revokeReleases,
} from '../../store/repositories/meeting-repository.ts';
import { listParticipants } from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { requireFragment } from '../viewing/fragment-service.ts';
import { requireMeeting } from './meeting-service.ts';

/** A release ends this many days after its meeting unless the owner names another day. */
const DAYS_AFTER_MEETING = 28;
const DAY_MS = 86_400_000;

/**
 * Releases fragments for one meeting. The audience is the group as it is now; the school leader is never in it by
 * default (DECISIONS 11). Releasing again what is released already changes nothing.
 * @throws `fragmentNotFound`, `meetingNotFound`, `invalidInput` when the end lies before the meeting
 */
export function releaseFragments(
  { db, session }: MutationContext,
  input: { fragmentIds: readonly string[]; meetingId: string; until?: string | undefined },
): Release[] {
  const meeting = requireMeeting(db, input.meetingId);
  const until = input.until ?? addDays(meeting.date, DAYS_AFTER_MEETING);
  if (until < meeting.date) throw new KijkkringError('invalidInput', { field: 'until' });
  const audience = listParticipants(db)
    .filter((participant) => participant.role !== 'schoolLeader')
    .map((participant) => participant.id);
  for (const id of new Set(input.fragmentIds)) {
    const fragment = requireFragment(db, id);
    const inForce = listReleasesInForce(db, id).some((release) => release.meetingId === meeting.id);
    if (inForce) continue;
    insertRelease(db, {
      id: releaseId.parse(session.ids.next()),
      fragmentId: fragment.id,
      meetingId: meeting.id,
      audience,
      until,
      releasedAt: session.clock.now(),
      revokedAt: null,
    });
  }
  return listReleases(db, meeting.id).filter(
    (release) => release.revokedAt === null && input.fragmentIds.includes(release.fragmentId),
  );
}

/** Takes every release of a fragment back, at once. @throws `fragmentNotFound`, `fragmentNotReleased` */
export function revokeFragment({ db, session }: MutationContext, fragmentId: string): Release[] {
  requireFragment(db, fragmentId);
  const inForce = listReleasesInForce(db, fragmentId);
  if (inForce.length === 0) throw new KijkkringError('fragmentNotReleased');
  const revokedAt = session.clock.now();
  revokeReleases(db, fragmentId, revokedAt);
  return inForce.map((release) => ({ ...release, revokedAt }));
}

/** What may go into the bundle of a meeting today: released, not revoked, not past its end. */
export function releasesInForceFor(db: ReadableDb, meetingId: string, today: string): Release[] {
  return listReleases(db, meetingId).filter(
    (release) => release.revokedAt === null && release.until >= today,
  );
}

function addDays(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
