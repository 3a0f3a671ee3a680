import { linesWithin } from '../../../shared/kernels/subtitle-time.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type {
  BundleAnnotation,
  BundleFragment,
  BundleManifest,
  BundleSession,
} from '../../../shared/model/bundle.ts';
import type { Guide } from '../../../shared/model/guide.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import type { Meeting, Release } from '../../../shared/model/meeting.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { signFragment } from '../../bundle/signed-record.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { findLogHead } from '../../store/repositories/log-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { listSubtitlesOf } from '../../store/repositories/subtitle-repository.ts';
import {
  listParticipants,
  listPupils,
  newestLearningQuestion,
} from '../../store/repositories/trajectory-repository.ts';
import { listAnnotations } from '../../store/repositories/viewing-repository.ts';
import type { SigningKey } from '../../vault/signing.ts';
import type { Session } from '../session.ts';
import { requireFragment } from '../viewing/fragment-service.ts';
import { type NamesThatLeave, namesThatLeave } from './names-that-leave.ts';

/** Everything of a release bundle but its films. */
export interface ReleaseBundle {
  readonly manifest: Omit<BundleManifest, 'entries' | 'format' | 'version'>;
  readonly session: BundleSession;
  readonly guides: readonly Guide[];
  /** The released fragments in the order in which they travel. */
  readonly fragments: readonly Fragment[];
  readonly signer: SigningKey;
}

/**
 * Puts together what is released for a meeting. Fragments are numbered anew from 1, times start at each fragment's own
 * zero, pupils are numbers, and in titles `deze leerling` unless the owner left a name there; words on markeringen, notes and highlights stay behind, and so does every trace of them.
 */
export function composeReleaseBundle(
  session: Session,
  meeting: Meeting,
  releases: readonly Release[],
): ReleaseBundle {
  const { db } = session;
  const signing = getLibraryKey(db, 'signing');
  const signer: SigningKey = { publicKey: signing.public, secretKey: signing.secret };
  const question = newestLearningQuestion(db, session.selfId)?.text;
  const names = namesThatLeave(db, releases);
  const fragments = inOrderOfLesson(session, releases).map(names.ofFragment);
  const records = fragments.map((fragment, at) => describeFragment(session, fragment, at + 1, names));
  return {
    manifest: {
      kind: 'release',
      bundleId: bundleId.parse(session.ids.next()),
      author: { name: ownName(session), publicKey: signer.publicKey },
      audience: audienceOf(session, releases),
      meeting: { id: meeting.id, title: names.ofAll(meeting.title), date: meeting.date },
      until: earliestEnd(releases),
      ...logHeadOf(session),
    },
    session: {
      format: 'kijkkring-session',
      version: 1,
      learningQuestion: question === undefined ? null : names.ofAll(question),
      fragments: records.map((record) => signFragment(record, signer)),
    },
    guides: guidesOf(session, records),
    fragments,
    signer,
  };
}

/** Holds what she can show later against what went out now; the number of lines stays behind. */
function logHeadOf({ db }: Session): Pick<BundleManifest, 'logHead'> {
  const head = findLogHead(db);
  return head === null ? {} : { logHead: head.hash };
}

function inOrderOfLesson(session: Session, releases: readonly Release[]): Fragment[] {
  const order = listRecordings(session.db).map((recording) => recording.id);
  return releases
    .map((release) => requireFragment(session.db, release.fragmentId))
    .sort((a, b) => order.indexOf(a.recordingId) - order.indexOf(b.recordingId) || a.inUs - b.inUs);
}

function describeFragment(
  session: Session,
  fragment: Fragment,
  position: number,
  names: NamesThatLeave,
): BundleFragment {
  const numberOf = new Map(listPupils(session.db).map((pupil) => [pupil.id, pupil.number]));
  return {
    id: fragment.id,
    position,
    title: fragment.title,
    why: fragment.why,
    durationUs: fragment.outUs - fragment.inUs,
    frames: fragment.frames,
    annotations: listAnnotations(session.db, fragment.recordingId).flatMap((annotation) => {
      const pupil = annotation.pupilId === null ? null : (numberOf.get(annotation.pupilId) ?? null);
      const inside = clipToFragment(annotation, fragment, pupil);
      return inside === null ? [] : [inside];
    }),
    ...subtitlesOf(session, fragment, names),
  };
}

/** What is typed under it, without the names that stay here. */
function subtitlesOf(
  { db }: Session,
  fragment: Fragment,
  names: NamesThatLeave,
): Pick<BundleFragment, 'subtitles'> {
  const lines = linesWithin(listSubtitlesOf(db, fragment.id), fragment);
  if (lines.length === 0) return {};
  return {
    subtitles: lines.map(({ startUs, endUs, text }) => ({
      ...{ startUs, endUs },
      text: names.ofText(fragment.id, text),
    })),
  };
}

/** A markering on the fragment's own timeline, cut at its ends; null when it lies outside. */
function clipToFragment(
  annotation: Annotation,
  fragment: Fragment,
  pupil: number | null,
): BundleAnnotation | null {
  const { guideId, itemCode, kind, actor, startUs, endUs } = annotation;
  const about = { guideId, itemCode, kind, actor, pupil };
  if (endUs === null) {
    const inside = startUs >= fragment.inUs && startUs < fragment.outUs;
    return inside ? { ...about, startUs: startUs - fragment.inUs, endUs: null } : null;
  }
  const start = Math.max(startUs, fragment.inUs);
  const end = Math.min(endUs, fragment.outUs);
  return end > start ? { ...about, startUs: start - fragment.inUs, endUs: end - fragment.inUs } : null;
}

/** Only those whom every release names, so that a bundle is never for more people than a fragment in it. */
function audienceOf(session: Session, releases: readonly Release[]): BundleManifest['audience'] {
  return listParticipants(session.db)
    .filter((participant) => releases.every((release) => release.audience.includes(participant.id)))
    .map(({ name, role }) => ({ name, role }));
}

function earliestEnd(releases: readonly Release[]): string {
  return releases.map((release) => release.until).reduce((a, b) => (a < b ? a : b));
}

function ownName(session: Session): string {
  return listParticipants(session.db).find((participant) => participant.self)?.name ?? '';
}

/** Just the guides that the fragments' markeringen speak of: which others she uses is hers. */
function guidesOf(session: Session, records: readonly BundleFragment[]): Guide[] {
  const used = new Set(
    records.flatMap((record) => record.annotations.map((annotation) => annotation.guideId)),
  );
  return session.guides.filter((guide) => used.has(guide.id));
}
