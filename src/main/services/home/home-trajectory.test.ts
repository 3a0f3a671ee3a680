import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import {
  FRAME_US,
  FRAMES,
  type SessionOnRows,
  sessionOnRows,
} from '../../../../tests/support/session-on-rows.ts';
import { insertMadeBundle } from '../../store/repositories/home-repository.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { releaseFragments, revokeFragment } from '../meeting/release-service.ts';
import { addParticipant, putLearningQuestion } from '../trajectory/trajectory-service.ts';
import { addFragment } from '../viewing/fragment-service.ts';
import { rememberView } from '../viewing/view-service.ts';
import { homeMutations } from './home-handlers.ts';
import { homeTrajectory } from './home-trajectory.ts';

const scratch = scratchFolder('home-trajectory');
let made = 0;
let rows: SessionOnRows;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
  rows.setClock(Date.UTC(2026, 10, 23, 12));
});

const record = <T>(
  work: (context: {
    db: Parameters<Parameters<SessionOnRows['record']>[1]>[0];
    session: SessionOnRows['session'];
  }) => T,
) => rows.record('fixture', (db) => work({ db, session: rows.session }));
const clip = () =>
  record((context) =>
    addFragment(context, {
      recordingId: rows.recordingId,
      inUs: 0,
      outUs: 1_000_000,
      title: 'Titel',
      why: '',
    }),
  );
const see = (positionUs: number) =>
  record((context) => rememberView(context, { recordingId: rows.recordingId, positionUs }));
const arcs = () => homeTrajectory(rows.session).rounds.map((round) => round.arcs);
const nothing = { filmed: 'empty', watched: 'empty', prepared: 'empty', discussed: 'empty' };

test('a round fills arc by arc: filmed, watched, prepared, discussed', () => {
  const first = () => arcs()[0];
  expect(arcs()).toEqual([{ ...nothing, filmed: 'done' }, nothing, nothing]);
  see(1_000_000);
  expect(first()).toEqual({ ...nothing, filmed: 'done', watched: 'partly' });
  see(FRAMES * FRAME_US);
  see(0);
  expect(first()).toEqual({ ...nothing, filmed: 'done', watched: 'done' });
  const fragment = clip();
  const meeting = record((context) =>
    addMeeting(context, { title: 'Bouw', date: '2026-11-26', type: 'phaseTeam' }),
  );
  record((context) => releaseFragments(context, { fragmentIds: [fragment.id], meetingId: meeting.id }));
  expect(first()).toMatchObject({ prepared: 'partly', discussed: 'empty' });
  rows.session.change((db) =>
    insertMadeBundle(db, {
      id: randomUUID(),
      meetingId: meeting.id,
      fragmentIds: [fragment.id],
      madeAt: rows.session.clock.now(),
    }),
  );
  expect(first()).toMatchObject({ prepared: 'done', discussed: 'empty' });
  rows.setClock(Date.UTC(2026, 10, 26, 12));
  expect(first()).toMatchObject({ discussed: 'partly' });
  rows.setClock(Date.UTC(2026, 10, 27, 12));
  const { rounds } = homeTrajectory(rows.session);
  expect(
    rounds.map(({ current, discussedOn, arcs: { discussed } }) => ({ current, discussedOn, discussed })),
  ).toEqual([
    { current: false, discussedOn: '2026-11-26', discussed: 'done' },
    { current: true, discussedOn: null, discussed: 'empty' },
    { current: false, discussedOn: null, discussed: 'empty' },
  ]);
  record((context) => revokeFragment(context, fragment.id));
  expect(first()).toMatchObject({ prepared: 'empty', discussed: 'empty' });
});

test('home says where she was, what comes next, and who sits in the circle', () => {
  record((context) => addParticipant(context, { name: 'Sanne', role: 'coach' }));
  record((context) => addParticipant(context, { name: 'Dirk-Jan', role: 'schoolLeader' }));
  record((context) => putLearningQuestion(context, { text: 'Wacht ik?' }));
  record((context) => putLearningQuestion(context, { text: 'Wacht ik lang genoeg?' }));
  const meeting = record((context) =>
    addMeeting(context, { title: 'Bouw', date: '2026-11-26', type: 'phaseTeam' }),
  );
  see(4_000_000);
  clip();
  const home = homeTrajectory(rows.session);
  expect(home).toMatchObject({ learningQuestion: 'Wacht ik lang genoeg?', recoverySheet: 'missing' });
  expect(home.resume).toEqual({
    ...{ recordingId: rows.recordingId, title: 'Opname', state: 'ready', atUs: 4_000_000 },
    ...{ durationUs: FRAMES * FRAME_US, round: 1, fragments: 1, annotations: 0, released: 0 },
  });
  expect(home.next).toEqual({
    ...{ meetingId: meeting.id, title: 'Bouw', date: '2026-11-26', type: 'phaseTeam' },
    ...{ coach: 'Sanne', bundleBefore: '2026-11-24' },
    steps: [
      { step: 'watch', progress: 'partly' },
      { step: 'release', progress: 'empty' },
      { step: 'bundle', progress: 'empty' },
    ],
  });
  expect(home.circle.map(({ name, self }) => [name, self])).toEqual([
    ['Marije', true],
    ['Sanne', false],
  ]);
});

test('with the meeting tomorrow the bundle is for today, not for yesterday', () => {
  record((context) => addMeeting(context, { title: 'Bouw', date: '2026-11-24', type: 'phaseTeam' }));
  expect(homeTrajectory(rows.session).next?.bundleBefore).toBe('2026-11-23');
});

test('what is taken along stands with its round, once, until it is emptied', () => {
  const [round] = homeTrajectory(rows.session).rounds;
  if (round === undefined) throw new Error('a trajectory has rounds');
  const put = (text: string) =>
    record((context) => homeMutations['intention.put']({ roundId: round.roundId, text }, context));
  const shown = () => homeTrajectory(rows.session).rounds.map(({ intention }) => intention);
  put('Ik wacht.');
  put('Ik wacht drie tellen.');
  expect(shown()).toEqual(['Ik wacht drie tellen.', null, null]);
  expect(put('')).toEqual({ intention: null });
  expect(shown()).toEqual([null, null, null]);
});
