import { invariant } from '../../../shared/assert.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import { namesInText } from '../../../shared/kernels/names-in-text.ts';
import { type ParticipantId, type PupilId, releaseId } from '../../../shared/model/ids.ts';
import type { Meeting, Release } from '../../../shared/model/meeting.ts';
import type { ParticipantRole } from '../../../shared/model/trajectory.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { findStatement, listHiddenPupils } from '../../store/repositories/class-repository.ts';
import { deleteCoversOfNothing } from '../../store/repositories/erasure-repository.ts';
import {
  insertKeptNames,
  insertRelease,
  listReleases,
  listReleasesInForce,
  revokeReleases,
} from '../../store/repositories/meeting-repository.ts';
import { findRecording } from '../../store/repositories/recording-repository.ts';
import { deleteReleasedFilm } from '../../store/repositories/released-film-repository.ts';
import { getTerms } from '../../store/repositories/retention-repository.ts';
import { listSubtitlesOf } from '../../store/repositories/subtitle-repository.ts';
import { listParticipants, listPupils } from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import { isOwn } from '../recording/ownership.ts';
import { requireKnownFrames } from '../recording/timeline.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { requireFragment } from '../viewing/fragment-service.ts';
import { requireMeeting } from './meeting-service.ts';
import { isUnstated, openPoints, refuseOpenPoints } from './release-gate.ts';

/** What has to be asked before fragments are released. @throws `fragmentNotFound`, `meetingNotFound` */
export function checkRelease(
  session: Session,
  input: { fragmentIds: readonly string[]; meetingId: string },
): OutputOf<'release.check'> {
  const { db } = session;
  const meeting = requireMeeting(db, input.meetingId);
  const latest = latestEnd(db, meeting);
  const fragments = input.fragmentIds.map((id) => requireFragment(db, id));
  const firstNames = listPupils(db).flatMap(({ firstName }) => firstName ?? []);
  return {
    until: latest,
    latest,
    audience: usualAudience(db),
    passphraseNeeded: !session.passphraseFresh(),
    beyondTold: beyondTold(db),
    hiddenPupils: listHiddenPupils(db),
    open: openPoints(db, fragments, meeting),
    fragments: fragments.map(({ id: fragmentId, title, why }) => {
      const names = namesInText([title, why, ...linesOf(db, fragmentId)].join('\n'), firstNames);
      return { fragmentId, names, released: isReleasedFor(db, fragmentId, meeting.id) };
    }),
  };
}

/** What is typed under a fragment. */
function linesOf(db: ReadableDb, fragmentId: string): string[] {
  return listSubtitlesOf(db, fragmentId).map(({ text }) => text);
}

/**
 * Releases fragments for one meeting. The audience is the group as it is now unless the owner chose; the school leader is
 * never in it by default (DECISIONS 11). Releasing again what is released already changes nothing.
 * @throws `passphraseNeeded` when it was not typed in the last five minutes (DECISIONS 25), `fragmentNotFound`,
 *   `meetingNotFound`, `participantNotFound`, `invalidInput` when the end lies before the meeting or too long after it,
 *   `releaseOwnerOnly` for a lesson of somebody else, `recordingExpired`, `recordingDestroyed`, and what `refuseOpenPoints` throws
 */
export function releaseFragments(
  { db, session }: MutationContext,
  input: {
    fragmentIds: readonly string[];
    meetingId: string;
    audience?: readonly ParticipantId[] | undefined;
    until?: string | undefined;
    keptNames?: readonly PupilId[] | undefined;
    withoutStatement?: boolean | undefined;
  },
): Release[] {
  if (!session.passphraseFresh()) throw new KijkkringError('passphraseNeeded');
  const meeting = requireMeeting(db, input.meetingId);
  const until = input.until ?? latestEnd(db, meeting);
  if (until < meeting.date || until > latestEnd(db, meeting))
    throw new KijkkringError('invalidInput', { field: 'until' });
  const audience = input.audience === undefined ? usualAudience(db) : chosenAudience(db, input.audience);
  const fragments = [...new Set(input.fragmentIds)]
    .map((id) => requireFragment(db, id))
    .filter(({ id }) => !isReleasedFor(db, id, meeting.id));
  for (const { recordingId } of fragments) {
    requireOwn(session, recordingId);
    requireWatchable(session, recordingId);
    // what is released stays as it was chosen, so its frames have to be sure by then
    requireKnownFrames(db, recordingId);
  }
  refuseOpenPoints(db, fragments, meeting, input.withoutStatement === true ? 'statement' : undefined);
  const self = listParticipants(db).find((participant) => participant.self)?.id;
  for (const fragment of fragments) {
    const id = releaseId.parse(session.ids.next());
    insertRelease(db, {
      id,
      fragmentId: fragment.id,
      meetingId: meeting.id,
      audience,
      until,
      releasedAt: session.clock.now(),
      revokedAt: null,
    });
    insertKeptNames(db, id, input.keptNames ?? []);
    appendLog(db, session, {
      kind: 'release',
      fragmentId: fragment.id,
      meetingId: meeting.id,
      roles: rolesOf(db, audience),
      people: audience.filter((one) => one !== self).length,
      until,
    });
  }
  if (fragments.length > 0) {
    if (isUnstated(db)) appendLog(db, session, { kind: 'noStatement', meetingId: meeting.id });
    warnOfUntold(db, session, meeting.id, audience);
  }
  return listReleases(db, meeting.id).filter(
    (release) => release.revokedAt === null && input.fragmentIds.includes(release.fragmentId),
  );
}

/**
 * Takes every release of a fragment back, at once, with what was made of it for going along.
 * @throws `fragmentNotFound`, `fragmentNotReleased`
 */
export function revokeFragment({ db, session }: MutationContext, fragmentId: string): Release[] {
  requireFragment(db, fragmentId);
  const inForce = listReleasesInForce(db, fragmentId);
  if (inForce.length === 0) throw new KijkkringError('fragmentNotReleased');
  const revokedAt = session.clock.now();
  revokeReleases(db, fragmentId, revokedAt);
  deleteReleasedFilm(db, fragmentId);
  deleteCoversOfNothing(db);
  const id = inForce[0]?.fragmentId;
  invariant(id !== undefined, 'a release is of a fragment');
  appendLog(db, session, { kind: 'revocation', fragmentId: id, releases: inForce.length });
  return inForce.map((release) => ({ ...release, revokedAt }));
}

/** A wider audience than parents were told of is hers to decide; that it was so is written down. */
function warnOfUntold(
  db: WritableDb,
  session: Session,
  meetingId: Meeting['id'],
  audience: readonly ParticipantId[],
): void {
  const untold = beyondTold(db).filter((id) => audience.includes(id));
  if (untold.length > 0)
    appendLog(db, session, { kind: 'audienceWarning', meetingId, roles: rolesOf(db, untold) });
}

/** The roles of these people, each once. */
export function rolesOf(db: ReadableDb, people: readonly ParticipantId[]): ParticipantRole[] {
  const chosen = listParticipants(db).filter(({ id }) => people.includes(id));
  return [...new Set(chosen.map(({ role }) => role))];
}

/** What may go into the bundle of a meeting today: released, not revoked, not past its end. */
export function releasesInForceFor(db: ReadableDb, meetingId: string, today: string): Release[] {
  return listReleases(db, meetingId).filter(
    (release) => release.revokedAt === null && release.until >= today,
  );
}

/** Only who was filmed releases (DOMAIN §5.2, 5). @throws `releaseOwnerOnly` */
function requireOwn(session: Session, recordingId: string): void {
  const recording = findRecording(session.db, recordingId);
  if (recording === null || !isOwn(session, recording)) throw new KijkkringError('releaseOwnerOnly');
}

/** Who of the group has a role that parents were not told of; nobody as long as there is no statement. */
function beyondTold(db: ReadableDb): ParticipantId[] {
  const told = findStatement(db)?.toldViewers;
  if (told === undefined) return [];
  return listParticipants(db)
    .filter(({ self, role }) => !self && !told.includes(role))
    .map(({ id }) => id);
}

function isReleasedFor(db: ReadableDb, fragmentId: string, meetingId: string): boolean {
  return listReleasesInForce(db, fragmentId).some((release) => release.meetingId === meetingId);
}

function usualAudience(db: ReadableDb): ParticipantId[] {
  return listParticipants(db)
    .filter((participant) => participant.role !== 'schoolLeader')
    .map((participant) => participant.id);
}

function chosenAudience(db: ReadableDb, chosen: readonly ParticipantId[]): ParticipantId[] {
  const group = listParticipants(db).map((participant) => participant.id);
  if (chosen.some((id) => !group.includes(id))) throw new KijkkringError('participantNotFound');
  return group.filter((id) => chosen.includes(id));
}

/** A release ends so many days after its meeting unless the owner names an earlier day (DECISIONS 24). */
function latestEnd(db: ReadableDb, meeting: Meeting): string {
  return addDays(meeting.date, getTerms(db).afterRelease);
}
