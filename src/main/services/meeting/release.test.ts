import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass } from '../../../../tests/support/stated-class.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { participantId } from '../../../shared/model/ids.ts';
import { undo } from '../../history/history-service.ts';
import { addParticipant, addPupil } from '../trajectory/trajectory-service.ts';
import { addFragment, changeFragment, removeFragment } from '../viewing/fragment-service.ts';
import { addMeeting, removeMeeting } from './meeting-service.ts';
import { checkRelease, releaseFragments, releasesInForceFor, revokeFragment } from './release-service.ts';

const scratch = scratchFolder('release');
let made = 0;
let rows: SessionOnRows;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
});

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof KijkkringError ? error.code : String(error);
  }
  return 'nothing was refused';
};
const clip = () =>
  rows.record('fragment.add', (db) =>
    addFragment(
      { db, session: rows.session },
      { recordingId: rows.recordingId, inUs: 0, outUs: 1_000_000, title: 'Titel', why: '' },
    ),
  );
const plan = (date: string) =>
  rows.record('meeting.add', (db) =>
    addMeeting({ db, session: rows.session }, { title: 'Bouw', date, type: 'phaseTeam' }),
  );
const release = (fragmentIds: string[], meetingId: string, until?: string) =>
  rows.session.change((db) =>
    releaseFragments(
      { db, session: rows.session },
      { fragmentIds, meetingId, ...(until === undefined ? {} : { until }) },
    ),
  );
const revoke = (id: string) => rows.session.change((db) => revokeFragment({ db, session: rows.session }, id));

test('a release names its audience without the school leader, and ends four weeks after the meeting', () => {
  const add = (name: string, role: 'coach' | 'schoolLeader') =>
    rows.record('participant.add', (db) => addParticipant({ db, session: rows.session }, { name, role }));
  const coach = add('Sanne', 'coach');
  add('Dirk-Jan', 'schoolLeader');
  const fragment = clip();
  const meeting = plan('2026-12-01');
  const [made] = release([fragment.id], meeting.id);
  expect(made).toEqual({
    id: made?.id,
    fragmentId: fragment.id,
    meetingId: meeting.id,
    audience: [rows.session.selfId, coach.id],
    until: '2026-12-29',
    releasedAt: Date.UTC(2026, 10, 23),
    revokedAt: null,
  });
});

test('releasing twice is one release; revoking ends it at once', () => {
  const fragment = clip();
  const meeting = plan('2026-12-01');
  release([fragment.id], meeting.id);
  expect(release([fragment.id], meeting.id)).toHaveLength(1);
  expect(releasesInForceFor(rows.session.db, meeting.id, '2026-12-01')).toHaveLength(1);
  expect(revoke(fragment.id)).toHaveLength(1);
  expect(releasesInForceFor(rows.session.db, meeting.id, '2026-12-01')).toEqual([]);
  expect(codeOf(() => revoke(fragment.id))).toBe('fragmentNotReleased');
});

test('past its end a release is no longer in force', () => {
  const fragment = clip();
  const meeting = plan('2026-12-01');
  release([fragment.id], meeting.id, '2026-12-05');
  const on = (day: string) => releasesInForceFor(rows.session.db, meeting.id, day).length;
  expect({ lastDay: on('2026-12-05'), after: on('2026-12-06') }).toEqual({ lastDay: 1, after: 0 });
  expect(codeOf(() => release([clip().id], meeting.id, '2026-11-30'))).toBe('invalidInput');
});

test('what is released stays as it is until it is revoked, for undo as well', () => {
  const fragment = clip();
  const meeting = plan('2026-12-01');
  release([fragment.id], meeting.id);
  const refused = [
    () => rows.record('update', (db) => changeFragment(db, fragment.id, { title: 'Anders' })),
    () => rows.record('remove', (db) => removeFragment(db, fragment.id)),
    () => rows.record('remove meeting', (db) => removeMeeting(db, meeting.id)),
    () => rows.session.change((db) => undo(db, rows.recordingId)),
  ].map(codeOf);
  expect(refused).toEqual(['fragmentReleased', 'fragmentReleased', 'fragmentReleased', 'fragmentReleased']);
  revoke(fragment.id);
  expect(rows.record('update', (db) => changeFragment(db, fragment.id, { title: 'Anders' })).title).toBe(
    'Anders',
  );
});

test('a release can be for some of the group, and never for somebody outside it', () => {
  const coach = rows.record('participant.add', (db) =>
    addParticipant({ db, session: rows.session }, { name: 'Sanne', role: 'coach' }),
  );
  const leader = rows.record('participant.add', (db) =>
    addParticipant({ db, session: rows.session }, { name: 'Dirk-Jan', role: 'schoolLeader' }),
  );
  const fragment = clip();
  const meeting = plan('2026-12-01');
  const releaseTo = (audience: string[]) =>
    rows.session.change((db) =>
      releaseFragments(
        { db, session: rows.session },
        {
          fragmentIds: [fragment.id],
          meetingId: meeting.id,
          audience: audience.map((id) => participantId.parse(id)),
        },
      ),
    );
  expect(codeOf(() => releaseTo([coach.id, randomUUID()]))).toBe('participantNotFound');
  expect(releaseTo([leader.id, coach.id])[0]?.audience).toEqual([leader.id, coach.id]);
});

test('a release lasts at most four weeks after its meeting', () => {
  const fragment = clip();
  const meeting = plan('2026-12-01');
  expect(codeOf(() => release([fragment.id], meeting.id, '2026-12-30'))).toBe('invalidInput');
  expect(release([fragment.id], meeting.id, '2026-12-29')).toMatchObject([{ until: '2026-12-29' }]);
});

test('what has to be asked: names of pupils in title and reason, what is released, the passphrase', () => {
  for (const firstName of ['Marnix', 'Anna', 'Floor'])
    rows.record('pupil.add', (db) => addPupil({ db, session: rows.session }, { firstName }));
  rows.session.change((db) => statedClass({ db, session: rows.session }));
  const meeting = plan('2026-12-01');
  const named = clip();
  const plain = clip();
  rows.record('fragment.update', (db) =>
    changeFragment(db, named.id, { title: 'Marnix’ vinger', why: 'Hannah zag floor.' }),
  );
  release([plain.id], meeting.id);
  rows.forgetPassphrase();
  const { id: marije } = rows.session.db.prepare('SELECT id FROM participant').get() as { id: string };
  const fragmentIds = [named.id, plain.id];
  expect(checkRelease(rows.session, { fragmentIds, meetingId: meeting.id })).toEqual({
    ...{ until: '2026-12-29', latest: '2026-12-29', audience: [marije], passphraseNeeded: true },
    ...{ beyondTold: [], hiddenPupils: [], open: [] },
    fragments: [
      { fragmentId: named.id, names: ['Marnix', 'Floor'], released: false },
      { fragmentId: plain.id, names: [], released: true },
    ],
  });
  expect(codeOf(() => release([named.id], meeting.id))).toBe('passphraseNeeded');
});
