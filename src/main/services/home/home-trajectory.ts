import type { OutputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listMadeBundles, listViews, type SeenView } from '../../store/repositories/home-repository.ts';
import { listMeetings } from '../../store/repositories/meeting-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import {
  getTrajectory,
  listParticipants,
  listRounds,
  newestLearningQuestion,
} from '../../store/repositories/trajectory-repository.ts';
import { listAnnotations, listFragments } from '../../store/repositories/viewing-repository.ts';
import { isOwn } from '../recording/ownership.ts';
import { todayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { newestFirst, recordingToOpen } from './recording-to-open.ts';
import { recoverySheetOf } from './recovery-sheet-of.ts';
import { type RoundFacts, roundFacts } from './round-facts.ts';

type Home = OutputOf<'home.trajectory'>;

/** A bundle reaches the coach this many days before the meeting, so that she can prepare. */
const DAYS_TO_PREPARE = 2;

/** Everything that a teacher's home shows, derived from what is stored. */
export function homeTrajectory(session: Session): Home {
  const { db } = session;
  const facts = factsOf(session);
  const current = facts.find(({ arcs }) => arcs.discussed !== 'done') ?? facts.at(-1);
  return {
    trajectoryTitle: getTrajectory(db).title,
    learningQuestion: newestLearningQuestion(db, session.selfId)?.text ?? null,
    rounds: facts.map(({ releasedFragments: _released, ...round }) => ({
      ...round,
      current: round.roundId === current?.roundId,
    })),
    ...recordingsOf(session, facts),
    next: nextOf(session, current),
    circle: listParticipants(db)
      .filter(({ role }) => role !== 'schoolLeader')
      .map(({ id, name, role, self }) => ({ participantId: id, name, role, self })),
    recoverySheet: recoverySheetOf(session),
  };
}

function factsOf(session: Session): RoundFacts[] {
  const today = todayOf(session);
  const made = listMadeBundles(session.db);
  return listRounds(session.db).map((round) =>
    roundFacts(session.db, round, { selfId: session.selfId, today, made }),
  );
}

/** Where she goes on, and what else of her own there is. */
function recordingsOf(session: Session, facts: readonly RoundFacts[]): Pick<Home, 'resume' | 'others'> {
  const { db } = session;
  const recordings = listRecordings(db).filter((recording) => isOwn(session, recording));
  const views = listViews(db);
  const opened = recordingToOpen(recordings, views);
  const roundOf = ({ roundId }: Recording): number =>
    facts.find((round) => round.roundId === roundId)?.number ?? 1;
  return {
    resume: opened === undefined ? null : resumeOf(db, opened, { views, facts, round: roundOf(opened) }),
    others: newestFirst(recordings)
      .filter(({ id }) => id !== opened?.id)
      .map((one) => ({ recordingId: one.id, title: one.title, state: one.state, round: roundOf(one) })),
  };
}

type Known = {
  readonly views: readonly SeenView[];
  readonly facts: readonly RoundFacts[];
  readonly round: number;
};

function resumeOf(
  db: ReadableDb,
  found: Recording,
  { views, facts, round }: Known,
): NonNullable<Home['resume']> {
  const fragments = listFragments(db, found.id);
  const released = facts.find(({ roundId }) => roundId === found.roundId)?.releasedFragments ?? [];
  return {
    recordingId: found.id,
    title: found.title,
    state: found.state,
    atUs: views.find((view) => view.recordingId === found.id)?.positionUs ?? 0,
    durationUs: found.durationUs,
    round,
    fragments: fragments.length,
    annotations: listAnnotations(db, found.id).length,
    released: fragments.filter(({ id }) => released.includes(id)).length,
  };
}

/** The first meeting from today on, and the three steps that lead to it. */
function nextOf(session: Session, current: RoundFacts | undefined): Home['next'] {
  const today = todayOf(session);
  const meeting = listMeetings(session.db).find(({ date }) => date >= today);
  if (meeting === undefined) return null;
  const arcs = current?.arcs ?? { watched: 'empty', prepared: 'empty' };
  const coach = listParticipants(session.db).find(({ role, self }) => role === 'coach' && !self);
  return {
    meetingId: meeting.id,
    title: meeting.title,
    date: meeting.date,
    type: meeting.type,
    coach: coach?.name ?? null,
    bundleBefore: [addDays(meeting.date, -DAYS_TO_PREPARE), today].sort().at(-1) ?? today,
    steps: [
      { step: 'watch', progress: arcs.watched },
      { step: 'release', progress: arcs.prepared === 'empty' ? 'empty' : 'done' },
      { step: 'bundle', progress: arcs.prepared === 'done' ? 'done' : 'empty' },
    ],
  };
}
