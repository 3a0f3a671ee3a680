import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { longestTerms, type RetentionTerms, SECOND_START_MS } from '../../../shared/kernels/retention.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import { listDestructionReports } from '../../store/repositories/erasure-repository.ts';
import { listMeetings, listReleases } from '../../store/repositories/meeting-repository.ts';
import { listReceivedBundles } from '../../store/repositories/received-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { findReleasedFilm } from '../../store/repositories/released-film-repository.ts';
import {
  deletePastSince,
  findDestroyedAt,
  findExtension,
  findPastSince,
  getTerms,
  insertExtension,
  putPastSince,
  putTerms,
} from '../../store/repositories/retention-repository.ts';
import { listFragments } from '../../store/repositories/viewing-repository.ts';
import { eachOnItsOwn } from '../each-on-its-own.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import { isOwn, requireOwn } from '../recording/ownership.ts';
import { requireReady } from '../recording/timeline.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';
import { isPast, listPast, recordingDeadline } from './deadlines.ts';
import { destroyRecording } from './destroy-recording.ts';
import { originalOf } from './drop-original.ts';
import { forgetBundle } from './forget-bundle.ts';
import { answerDate, dateQuestion, noteStart, todayOf } from './known-date.ts';
import { destroyFilmsThatAreOver, listStaying } from './released-films.ts';

/** Everything with its last day, and whether the date has to be asked about. */
export function describeRetention(session: Session): OutputOf<'retention.get'> {
  const { db } = session;
  const day = todayOf(session);
  const titles = new Map<string, string>(listMeetings(db).map(({ id, title }) => [id, title]));
  const fragments = listRecordings(db).flatMap(({ id }) => listFragments(db, id));
  return {
    today: day,
    terms: getTerms(db),
    dateQuestion: session.kind === 'practice' ? null : dateQuestion(session),
    recordings: listRecordings(db).map((recording) => ({
      recordingId: recording.id,
      title: recording.title,
      own: isOwn(session, recording),
      state: recording.state,
      ...deadlineFields(session, recording),
      destroyedAt: findDestroyedAt(db, recording.id),
      released: releasedFields(session, recording.id),
      original: originalOf(session, recording),
    })),
    releases: listReleases(db, null)
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ fragmentId, meetingId, until }) => ({
        fragmentId,
        title: fragments.find(({ id }) => id === fragmentId)?.title ?? '',
        meetingTitle: titles.get(meetingId) ?? '',
        lastDay: until,
        over: until < day,
        film: findReleasedFilm(db, fragmentId) !== null,
      })),
    received: listReceivedBundles(db).map(({ id, authorName, until }) => ({
      bundleId: bundleId.parse(id),
      authorName,
      lastDay: until,
    })),
    reports: listDestructionReports(db),
  };
}

function releasedFields(session: Session, recordingId: string) {
  const staying = listStaying(session, recordingId);
  const until = staying
    .map((one) => one.until)
    .toSorted()
    .at(-1);
  const made = staying.every(({ hasFilm }) => hasFilm);
  return until === undefined ? null : { fragments: staying.length, until, made };
}

function deadlineFields(session: Session, recording: Parameters<typeof recordingDeadline>[1]) {
  const deadline = recordingDeadline(session.db, recording);
  return {
    lastDay: deadline.day,
    reason: deadline.reason,
    locked: isPast(session, recording),
    extension: findExtension(session.db, recording.id),
  };
}

/**
 * One extension of a recording, with a reason.
 * @throws `recordingOwnerOnly`, `recordingExtended`, `recordingDestroyed` and what `requireReady` throws
 */
export function extendRecording(
  { db, session }: MutationContext,
  { recordingId, reason }: ParsedInputOf<'retention.extend'>,
): OutputOf<'retention.extend'> {
  const recording = requireReady(db, recordingId);
  requireOwn(session, recordingId);
  if (findExtension(db, recordingId) !== null) throw new KijkkringError('recordingExtended');
  insertExtension(db, recordingId, { reason, extendedAt: session.clock.now() });
  deletePastSince(db, recordingId);
  const { day } = recordingDeadline(db, recording);
  appendLog(db, session, { kind: 'extension', recordingId, until: day });
  return { lastDay: day };
}

/** A school may shorten how long things stay, never lengthen it. @throws `invalidInput` */
export function setTerms({ db }: MutationContext, terms: RetentionTerms): RetentionTerms {
  for (const field of ['afterMeeting', 'afterImport', 'afterRelease'] as const)
    if (terms[field] > longestTerms[field]) throw new KijkkringError('invalidInput', { field });
  putTerms(db, terms);
  return terms;
}

/** Keeps the rules of a start: notes its date, and when that is not in doubt destroys what should be gone. */
export async function startRetention(session: Session): Promise<void> {
  if (session.kind === 'practice') return;
  const doubted = session.change((db) => noteStart(db, isoDay(session.clock.now())));
  if (!doubted) await destroyWhatIsPast(session);
}

/** The owner answers which day it is. */
export async function confirmDate(session: Session, day: string): Promise<void> {
  session.change((db) => answerDate(db, day, isoDay(session.clock.now())));
  await destroyWhatIsPast(session);
}

/**
 * A recording that is past its last day now and was so at a start at least twenty hours ago is destroyed; one that is past for the
 * first time is remembered. What is released of it stays until the end of its release, and goes in the same two steps. What came
 * from others goes at once: whoever made it still has what is in it. One that fails stops none of the others.
 */
async function destroyWhatIsPast(session: Session): Promise<void> {
  const now = session.clock.now();
  await eachOnItsOwn(session, listPast(session), async (recording) => {
    const { id, state } = recording;
    const since = isOwn(session, recording) ? findPastSince(session.db, id) : Number.NEGATIVE_INFINITY;
    if (since === null) session.change((db) => putPastSince(db, id, now));
    else if (now - since >= SECOND_START_MS && state === 'ready')
      await destroyRecording(session, { recordingId: id, cause: 'deadline', released: 'keep' });
  });
  await destroyFilmsThatAreOver(session, SECOND_START_MS);
  const day = todayOf(session);
  const over = listReceivedBundles(session.db).filter(({ until }) => until < day);
  await eachOnItsOwn(session, over, async ({ id }) => {
    await forgetBundle(session, { bundleId: id, cause: 'deadline' });
  });
}
