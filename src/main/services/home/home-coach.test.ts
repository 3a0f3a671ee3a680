import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { insertReceivedBundle } from '../../store/repositories/received-repository.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { addParticipant, putLearningQuestion } from '../trajectory/trajectory-service.ts';
import { homeCoach } from './home-coach.ts';

const scratch = scratchFolder('home-coach');

test('rows are alphabetical, and cells say only what this laptop knows', () => {
  const rows = sessionOnRows(join(scratch, 'rows'));
  const { session } = rows;
  rows.setClock(Date.UTC(2026, 10, 23, 12));
  const add = (name: string, role: 'teacher' | 'careCoordinator' = 'teacher') =>
    rows.record('fixture', (db) => addParticipant({ db, session }, { name, role }));
  const meet = (date: string) =>
    rows.record('fixture', (db) => addMeeting({ db, session }, { title: 'Bouw', date, type: 'phaseTeam' }));
  const receive = (author: string, date: string, question: string | null) => {
    const id = randomUUID();
    session.change((db) =>
      insertReceivedBundle(db, {
        ...{ id, authorName: author, authorKey: 'sleutel', meetingTitle: 'Bouw', meetingDate: date },
        until: '2026-12-18',
        session: JSON.stringify(bundleSession(question)),
        receivedAt: Date.UTC(2026, 10, 21, 12),
      }),
    );
    return id;
  };
  const carolien = add('Carolien');
  const anouk = add('Anouk');
  add('Hanneke', 'careCoordinator');
  rows.record('fixture', (db) =>
    putLearningQuestion({ db, session }, { text: 'Zie ik wat een kind kan?', participantId: anouk.id }),
  );
  meet('2026-10-08');
  const next = meet('2026-11-26');
  receive('Anouk', '2026-10-08', null);
  const bundle = receive('carolien ', '2026-11-26', 'Waarom duurt mijn uitleg zo lang?');
  const home = homeCoach(session);
  const shown = home.rows.map(({ participantId, name, learningQuestion, cells, nextStep }) => ({
    ...{ participantId, name, learningQuestion, nextStep },
    cells: cells.map(({ fact, on }) => `${fact} ${on ?? '-'}`),
  }));
  expect(shown).toEqual([
    {
      participantId: anouk.id,
      name: 'Anouk',
      learningQuestion: 'Zie ik wat een kind kan?',
      nextStep: { kind: 'wait', bundleId: null, fragments: 0 },
      cells: ['discussed 2026-10-08', 'notYetIn 2026-11-26', 'nothing -'],
    },
    {
      participantId: carolien.id,
      name: 'Carolien',
      learningQuestion: 'Waarom duurt mijn uitleg zo lang?',
      nextStep: { kind: 'prepare', bundleId: bundle, fragments: 0 },
      cells: ['nothing -', 'bundleIn 2026-11-21', 'nothing -'],
    },
  ]);
  expect(home).toMatchObject({
    rounds: [1, 2, 3],
    currentRound: 2,
    next: { meetingId: next.id, title: 'Bouw', date: '2026-11-26', bundlesIn: 1, notYetIn: 1 },
  });
});

test('without teachers or meetings there is nothing to say', () => {
  const { session } = sessionOnRows(join(scratch, 'empty'));
  expect(homeCoach(session)).toEqual({
    ...{ trajectoryTitle: 'Traject', rounds: [1, 2, 3], currentRound: 1, rows: [], next: null },
  });
});

function bundleSession(learningQuestion: string | null) {
  const record = {
    ...{ id: randomUUID(), position: 1, title: 'Titel', why: '', durationUs: 1, frames: 1, annotations: [] },
  };
  const signed = { author: 'A'.repeat(44), record, signature: 'B'.repeat(88) };
  return { format: 'kijkkring-session', version: 1, learningQuestion, fragments: [signed] };
}
