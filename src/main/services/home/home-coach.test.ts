import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { bundleId, contactId } from '../../../shared/model/ids.ts';
import { putContact } from '../../store/repositories/contact-repository.ts';
import { insertReadIn } from '../../store/repositories/custody-repository.ts';
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
      nextStep: { kind: 'wait', bundleId: null, recordingId: null, fragments: 0 },
      cells: ['discussed 2026-10-08', 'notYetIn 2026-11-26', 'nothing -'],
    },
    {
      participantId: carolien.id,
      name: 'Carolien',
      learningQuestion: 'Waarom duurt mijn uitleg zo lang?',
      nextStep: { kind: 'prepare', bundleId: bundle, recordingId: null, fragments: 0 },
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
    recoverySheet: 'missing',
  });
});

function bundleSession(learningQuestion: string | null) {
  const record = {
    ...{ id: randomUUID(), position: 1, title: 'Titel', why: '', durationUs: 1, frames: 1, annotations: [] },
  };
  const signed = { author: 'A'.repeat(44), record, signature: 'B'.repeat(88) };
  return { format: 'kijkkring-session', version: 1, learningQuestion, fragments: [signed] };
}

test('a film sealed to her card counts as read in, and once her card is here a name alone proves nothing', () => {
  const rows = sessionOnRows(join(scratch, 'cards'));
  const { session } = rows;
  rows.setClock(Date.UTC(2026, 10, 23, 12));
  const anouk = rows.record('fixture', (db) =>
    addParticipant({ db, session }, { name: 'Anouk', role: 'teacher' }),
  );
  rows.record('fixture', (db) =>
    addMeeting({ db, session }, { title: 'Bouw', date: '2026-12-10', type: 'phaseTeam' }),
  );
  const contactOf = contactId.parse(randomUUID());
  session.change((db) => {
    putContact(db, {
      ...{ id: contactOf, name: 'Anouk', participantId: anouk.id, card: 'kaart', recipient: 'age1' },
      ...{ signingKey: 'haar sleutel', addedAt: 1, confirmedAt: null, lostAt: null, replacedBy: null },
    });
    insertReadIn(db, {
      ...{ bundleId: bundleId.parse(randomUUID()), contactId: contactOf, title: 'les', round: 1 },
      ...{ until: '2027-01-01', madeAt: Date.UTC(2026, 10, 20, 12), sha256: 'ab' },
    });
  });
  const factsNow = () => homeCoach(session).rows.map(({ cells }) => cells[0]?.fact);
  expect(factsNow()).toEqual(['readIn']);
  for (const authorKey of ['een andere sleutel', 'haar sleutel']) {
    session.change((db) =>
      insertReceivedBundle(db, {
        ...{ id: randomUUID(), authorName: 'Anouk', authorKey, meetingTitle: 'Bouw' },
        ...{ meetingDate: '2026-12-10', until: '2027-01-01', session: JSON.stringify(bundleSession(null)) },
        receivedAt: Date.UTC(2026, 10, 21, 12),
      }),
    );
    expect(factsNow()).toEqual([authorKey === 'haar sleutel' ? 'bundleIn' : 'readIn']);
  }
});
