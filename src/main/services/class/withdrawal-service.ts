import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { bundleId, fragmentId } from '../../../shared/model/ids.ts';
import type { Fragment, Recording } from '../../../shared/model/recording.ts';
import type { ReadableDb } from '../../store/database.ts';
import { putConsent } from '../../store/repositories/class-repository.ts';
import { listGoneCopies } from '../../store/repositories/copy-repository.ts';
import { listHandedOver } from '../../store/repositories/custody-repository.ts';
import { listMadeBundles } from '../../store/repositories/home-repository.ts';
import {
  findMeeting,
  listReleases,
  listReleasesInForce,
} from '../../store/repositories/meeting-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { listShowings } from '../../store/repositories/showing-repository.ts';
import { findFocus, listSightings } from '../../store/repositories/sighting-repository.ts';
import { listParticipants } from '../../store/repositories/trajectory-repository.ts';
import { listAnnotations, listFragments } from '../../store/repositories/viewing-repository.ts';
import { listGivenWatches } from '../../store/repositories/watch-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import { revokeFragment, rolesOf } from '../meeting/release-service.ts';
import { takeBack } from '../meeting/take-back.ts';
import type { Session } from '../session.ts';
import { requirePupil } from './class-service.ts';

type Withdrawal = OutputOf<'withdrawal.preview'>;

/**
 * Everything with a pupil. A fragment about which nobody asked whether she is in it stands on the list too, and every film of which
 * nothing is on record, as nobody can say that she is not in it. @throws `pupilNotFound`
 */
export function previewWithdrawal(db: ReadableDb, pupil: string): Withdrawal {
  requirePupil(db, pupil);
  const recordings = listRecordings(db);
  const fragments = recordings.flatMap((recording) =>
    listFragments(db, recording.id).flatMap((fragment) => {
      const why = whyWith(db, fragment, pupil);
      if (why === null) return [];
      const { id, recordingId, title } = fragment;
      const released = listReleasesInForce(db, id).length > 0;
      return [{ fragmentId: id, recordingId, title, why, released }];
    }),
  );
  const touched = new Set<string>(fragments.map(({ recordingId }) => recordingId));
  const listed = new Set<string>(fragments.map((one) => one.fragmentId));
  const isNoted = (id: string): boolean =>
    touched.has(id) || listAnnotations(db, id).some((one) => one.pupilId === pupil);
  return {
    recordings: recordings
      .map(({ id, title, state }) => ({ recordingId: id, title, state, noted: isNoted(id) }))
      .filter(({ state, noted }) => noted || state !== 'destroyed')
      .map(({ recordingId, title, noted }) => ({ recordingId, title, noted })),
    fragments,
    showings: showingsOf(db, fragments),
    shown: shownOf(db, fragments),
    watches: notGone(db, recordings, listGivenWatches(db)),
    handedOver: notGone(db, recordings, listHandedOver(db)),
    bundles: listMadeBundles(db)
      .filter(({ fragmentIds }) => fragmentIds.some((id) => listed.has(id)))
      .map(({ id, madeAt, meetingId, fragmentIds }) => ({
        bundleId: bundleId.parse(id),
        madeAt,
        date: findMeeting(db, meetingId)?.date ?? null,
        fragmentIds: fragmentIds.filter((one) => listed.has(one)).map((one) => fragmentId.parse(one)),
      })),
  };
}

/** Puts the withdrawal on record for everything, and revokes what is released with the pupil. @throws `pupilNotFound` */
export function withdraw(
  context: MutationContext,
  { pupilId, date, evidence }: ParsedInputOf<'withdrawal.withdraw'>,
): OutputOf<'withdrawal.withdraw'> {
  const { db } = context;
  const { fragments } = previewWithdrawal(db, pupilId);
  for (const category of ['circle', 'pupilFocus'] as const)
    putConsent(db, { pupilId, category, status: 'withdrawn', basis: null, date, evidence });
  const revoked = fragments
    .filter(({ released }) => released)
    .flatMap((one) => revokeFragment(context, one.fragmentId));
  appendLog(db, context.session, { kind: 'withdrawal', pupilId, revoked: revoked.length });
  return { revoked };
}

/** `withdraw`, with the films that were made of what was released. @throws `pupilNotFound` */
export function withdrawPupil(
  session: Session,
  input: ParsedInputOf<'withdrawal.withdraw'>,
): Promise<OutputOf<'withdrawal.withdraw'>> {
  const { fragments } = previewWithdrawal(session.db, input.pupilId);
  const fragmentIds = fragments.filter(({ released }) => released).map((one) => one.fragmentId);
  return takeBack(session, { label: 'withdrawal.withdraw', fragmentIds }, (context) =>
    withdraw(context, input),
  );
}

/** What was given of whole recordings, to watch along or to go on with, and is not known to be gone. */
function notGone(
  db: ReadableDb,
  recordings: readonly Recording[],
  given: readonly Omit<Withdrawal['watches'][number], 'title'>[],
): Withdrawal['watches'] {
  const titles = new Map<string, string>(recordings.map(({ id, title }) => [id, title]));
  const gone = listGoneCopies(db);
  return given
    .filter(({ bundleId: id }) => !gone.has(id))
    .map(({ bundleId: id, recordingId, name, until }) => ({
      ...{ bundleId: id, recordingId, name, until },
      title: titles.get(recordingId) ?? '',
    }));
}

/** For which meetings these fragments were released, and to whom. */
function showingsOf(db: ReadableDb, fragments: Withdrawal['fragments']): Withdrawal['showings'] {
  const titles = new Map<string, string>(fragments.map(({ fragmentId: id, title }) => [id, title]));
  return listReleases(db, null).flatMap((release) => {
    const title = titles.get(release.fragmentId);
    if (title === undefined) return [];
    const meeting = findMeeting(db, release.meetingId);
    return [
      {
        fragmentId: release.fragmentId,
        title,
        meetingId: release.meetingId,
        meetingTitle: meeting?.title ?? null,
        date: meeting?.date ?? null,
        roles: rolesOf(db, release.audience),
        until: release.until,
        revokedAt: release.revokedAt,
      },
    ];
  });
}

/** Where these fragments were shown, with the names of who was there. */
function shownOf(db: ReadableDb, fragments: Withdrawal['fragments']): Withdrawal['shown'] {
  const titles = new Map<string, string>(fragments.map(({ fragmentId: id, title }) => [id, title]));
  const people = new Map<string, string>(listParticipants(db).map(({ id, name }) => [id, name]));
  return listShowings(db, null).flatMap(({ fragmentIds, meetingId, present, operatedBy }) => {
    const meeting = findMeeting(db, meetingId);
    return fragmentIds.flatMap((id) => {
      const title = titles.get(id);
      if (title === undefined) return [];
      return [
        {
          ...{ fragmentId: id, title, date: meeting?.date ?? null, meetingTitle: meeting?.title ?? null },
          present: present.flatMap((one) => people.get(one) ?? []),
          operatedBy: people.get(operatedBy) ?? '',
        },
      ];
    });
  });
}

function whyWith(
  db: ReadableDb,
  fragment: Fragment,
  pupil: string,
): Withdrawal['fragments'][number]['why'] | null {
  const answered = listSightings(db, fragment.id).find(({ pupilId }) => pupilId === pupil);
  if (answered?.answer === 'yes') return 'seen';
  if (findFocus(db, fragment.id) === pupil) return 'focus';
  const marked = listAnnotations(db, fragment.recordingId).some(
    ({ pupilId, startUs, endUs }) =>
      pupilId === pupil && startUs < fragment.outUs && (endUs ?? startUs) >= fragment.inUs,
  );
  if (marked) return 'marked';
  return answered === undefined ? 'notAsked' : null;
}
