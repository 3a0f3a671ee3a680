import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass } from '../../../../tests/support/stated-class.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ClassStatement, PupilConsent } from '../../../shared/model/class.ts';
import { bundleId, type FragmentId, releaseId } from '../../../shared/model/ids.ts';
import type { MeetingType } from '../../../shared/model/meeting.ts';
import type { Participant, Pupil } from '../../../shared/model/trajectory.ts';
import { redo, undo } from '../../history/history-service.ts';
import { withDatabaseErrors } from '../../store/database-error.ts';
import { insertRelease } from '../../store/repositories/meeting-repository.ts';
import { insertWatchedAlong } from '../../store/repositories/watch-repository.ts';
import { recordConsent } from '../class/class-service.ts';
import type { MutationContext } from '../handlers.ts';
import { readLog } from '../log/log-service.ts';
import { renderToVault } from '../recording/rendering.ts';
import { addParticipant, addPupil } from '../trajectory/trajectory-service.ts';
import { addFragment, changeFragment } from '../viewing/fragment-service.ts';
import { addMeeting } from './meeting-service.ts';
import { openPoints } from './release-gate.ts';
import { checkRelease, releaseFragments, revokeFragment } from './release-service.ts';
import { answerSighting, fragmentStates, proposeFragment, setFocus } from './sighting-service.ts';

const scratch = scratchFolder('release-gate');
const SECOND = 1_000_000;
let made = 0;
let rows: SessionOnRows;
let kaan: Pupil;
let saar: Pupil;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
  [kaan, saar] = ['Kaan', 'Saar'].map((firstName) =>
    change((context) => addPupil(context, { firstName })),
  ) as [Pupil, Pupil];
});

const change = <T>(work: (context: MutationContext) => T): T =>
  rows.session.change((db) => work({ db, session: rows.session }));
const codeOf = (work: () => unknown): string => {
  try {
    withDatabaseErrors(work);
  } catch (error) {
    return error instanceof KijkkringError ? error.code : String(error);
  }
  return 'nothing was refused';
};
const state = (changed: Partial<ClassStatement> = {}) => change((context) => statedClass(context, changed));
const consent = (pupil: Pupil, changed: Partial<PupilConsent>) =>
  change((context) =>
    recordConsent(context, {
      ...{ pupilId: pupil.id, category: 'circle', status: 'agreed' },
      ...{ basis: null, date: '2026-09-11', evidence: null },
      ...changed,
    }),
  );
const clip = (inUs = SECOND, outUs = 3 * SECOND) =>
  rows.record('fragment.add', (db) =>
    addFragment(
      { db, session: rows.session },
      { recordingId: rows.recordingId, inUs, outUs, title: 'Titel', why: '' },
    ),
  );
const plan = (type: MeetingType = 'phaseTeam') =>
  change((context) => addMeeting(context, { title: 'Bouw', date: '2026-12-01', type }));
const answer = (fragmentId: FragmentId, pupil: Pupil, said: 'yes' | 'no', spans?: [number, number][]) =>
  change((context) =>
    answerSighting(context, {
      ...{ fragmentId, pupilId: pupil.id, answer: said },
      spans: spans?.map(([startUs, endUs]) => ({ startUs, endUs })),
    }),
  );
const release = (fragmentId: string, meetingId: string) =>
  change((context) => releaseFragments(context, { fragmentIds: [fragmentId], meetingId }));

describe('the class', () => {
  test('nothing is released of a class about which nothing was stated', () => {
    const fragment = clip();
    const meeting = plan();
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('classStatementMissing');
    state();
    expect(release(fragment.id, meeting.id)).toHaveLength(1);
  });

  test('who answers for it herself can release without a statement, which is logged; every other rule holds', () => {
    const fragment = clip();
    const meeting = plan();
    const unstated = () =>
      change((context) =>
        releaseFragments(context, {
          ...{ fragmentIds: [fragment.id], meetingId: meeting.id, withoutStatement: true },
        }),
      );
    consent(kaan, { status: 'objected' });
    expect(codeOf(unstated)).toBe('pupilUnanswered');
    answer(fragment.id, kaan, 'no');
    expect(unstated()).toHaveLength(1);
    const { lines } = readLog(rows.session.db, { before: null, most: 2 });
    expect(lines.map(({ entry }) => entry.kind)).toEqual(['noStatement', 'release']);
  });

  test('with a class statement only who objected is asked about', () => {
    state();
    consent(kaan, { status: 'objected' });
    const fragment = clip();
    const meeting = plan();
    expect(checkRelease(rows.session, { fragmentIds: [fragment.id], meetingId: meeting.id })).toMatchObject({
      hiddenPupils: [kaan.id],
      open: [{ kind: 'unanswered', fragmentId: fragment.id, pupilId: kaan.id, spans: [] }],
    });
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('pupilUnanswered');
    answer(fragment.id, kaan, 'no');
    expect(release(fragment.id, meeting.id)).toHaveLength(1);
  });

  test('with an answer per pupil unknown counts as no', () => {
    state({ mode: 'perPupil' });
    consent(saar, { status: 'agreed' });
    const fragment = clip();
    const meeting = plan();
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('pupilUnanswered');
    consent(kaan, { status: 'unknown' });
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('pupilUnanswered');
    consent(kaan, { status: 'agreed' });
    expect(release(fragment.id, meeting.id)).toHaveLength(1);
  });

  test('where the school works with consent, nobody agreed by being silent', () => {
    expect(state({ basis: 'consent', mode: 'statement' }).mode).toBe('perPupil');
    expect(codeOf(() => release(clip().id, plan().id))).toBe('pupilUnanswered');
  });

  test.each(['noConsent', 'objected', 'withdrawn'] as const)(
    '%s is a no in either way of working',
    (status) => {
      consent(kaan, { status });
      consent(saar, { status: 'agreed' });
      for (const mode of ['statement', 'perPupil'] as const) {
        state({ mode });
        expect(checkRelease(rows.session, { fragmentIds: [], meetingId: plan().id }).hiddenPupils).toEqual([
          kaan.id,
        ]);
      }
    },
  );
});

describe('a pupil who may not be recognisable', () => {
  beforeEach(() => {
    state();
    consent(kaan, { status: 'objected' });
  });

  test('in view blocks, and the open spans are told', () => {
    const fragment = clip();
    answer(fragment.id, kaan, 'yes', [[2 * SECOND, 9 * SECOND]]);
    const meeting = plan();
    expect(openPoints(rows.session.db, [fragment], meeting)).toEqual([
      {
        ...{ kind: 'seen', fragmentId: fragment.id, pupilId: kaan.id },
        spans: [{ startUs: 2 * SECOND, endUs: 3 * SECOND }],
      },
    ]);
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('pupilSeen');
  });

  test('yes without spans is the whole fragment; a span outside it is refused', () => {
    const fragment = clip();
    expect(answer(fragment.id, kaan, 'yes').spans).toEqual([{ startUs: SECOND, endUs: 3 * SECOND }]);
    expect(codeOf(() => answer(fragment.id, kaan, 'yes', [[5 * SECOND, 6 * SECOND]]))).toBe(
      'fragmentOutside',
    );
  });

  test('a fragment cut short of the span may go', () => {
    const fragment = clip();
    answer(fragment.id, kaan, 'yes', [[2 * SECOND, 3 * SECOND]]);
    rows.record('fragment.update', (db) => changeFragment(db, fragment.id, { outUs: 2 * SECOND }));
    expect(release(fragment.id, plan().id)).toHaveLength(1);
  });

  test('a fragment made longer is asked about again', () => {
    const fragment = clip();
    const meeting = plan();
    answer(fragment.id, kaan, 'no');
    rows.record('fragment.update', (db) => changeFragment(db, fragment.id, { outUs: 4 * SECOND }));
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('pupilUnanswered');
  });

  test('the schema refuses it too, whoever writes', () => {
    const fragment = clip();
    const meeting = plan();
    const row = {
      id: releaseId.parse(rows.session.ids.next()),
      ...{ fragmentId: fragment.id, meetingId: meeting.id },
      ...{ audience: [], until: '2026-12-02', releasedAt: 1, revokedAt: null },
    };
    expect(codeOf(() => change(({ db }) => insertRelease(db, row)))).toBe('pupilUnanswered');
  });
});

describe('a pupil in the centre', () => {
  beforeEach(() => {
    state();
  });

  test('needs an agreement for just that', () => {
    const fragment = clip();
    const meeting = plan();
    change(({ db }) => setFocus(db, { fragmentId: fragment.id, pupilId: kaan.id }));
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('focusAgreementMissing');
    consent(kaan, { status: 'agreed', category: 'circle' });
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('focusAgreementMissing');
    consent(kaan, { status: 'agreed', category: 'pupilFocus' });
    expect(release(fragment.id, meeting.id)).toHaveLength(1);
  });

  test('is named for a leerlingbespreking, always', () => {
    const fragment = clip();
    const meeting = plan('pupilCase');
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('focusUnnamed');
    change(({ db }) => setFocus(db, { fragmentId: fragment.id, pupilId: kaan.id }));
    consent(kaan, { status: 'agreed', category: 'pupilFocus' });
    expect(release(fragment.id, meeting.id)).toHaveLength(1);
  });
});

describe('who decides', () => {
  beforeEach(() => {
    state();
  });

  test('a lesson of somebody else is not released, by a service or by hand', () => {
    const fragment = clip();
    const meeting = plan();
    const coach = change((context) => addParticipant(context, { name: 'Sanne', role: 'coach' }));
    change(({ db }) => db.prepare('UPDATE recording SET owner_id = ?').run(coach.id));
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('releaseOwnerOnly');
    const insert = 'INSERT INTO release VALUES (?, ?, ?, ?, ?, 1, NULL)';
    expect(
      codeOf(() =>
        change(({ db }) => db.prepare(insert).run('r', fragment.id, meeting.id, '[]', '2026-12-02')),
      ),
    ).toBe('releaseOwnerOnly');
  });

  test('what is watched along with is not released or rendered, whoever’s name came to stand at it', async () => {
    const fragment = clip();
    const meeting = plan();
    change(({ db }) =>
      insertWatchedAlong(db, {
        ...{
          recordingId: rows.recordingId,
          originalId: rows.recordingId,
          bundleId: bundleId.parse(randomUUID()),
        },
        ...{ authorName: 'Youssef', authorKey: 'key', until: '2027-01-01', takenAt: 1 },
      }),
    );
    expect(codeOf(() => release(fragment.id, meeting.id))).toBe('releaseOwnerOnly');
    const o = { signal: new AbortController().signal, onProgress: () => undefined };
    await expect(renderToVault(rows.session, fragment, o)).rejects.toMatchObject({
      code: 'recordingOwnerOnly',
    });
  });

  test('a begeleider proposes, and that releases nothing', () => {
    const fragment = clip();
    const coach = change((context) => addParticipant(context, { name: 'Sanne', role: 'coach' }));
    const { selfId } = rows.session;
    const propose = (proposedBy: typeof selfId) =>
      change((context) => proposeFragment(context, { fragmentId: fragment.id, proposedBy }));
    expect(codeOf(() => propose(selfId))).toBe('notAllowed');
    const states = () => fragmentStates(rows.session.db, rows.recordingId).map((one) => one.state);
    const seen = [states()];
    propose(coach.id);
    seen.push(states());
    release(fragment.id, plan().id);
    seen.push(states());
    rows.setClock(Date.UTC(2026, 10, 24));
    change((context) => revokeFragment(context, fragment.id));
    seen.push(states());
    expect(seen).toEqual([['concept'], ['proposed'], ['released'], ['revoked']]);
  });

  test('redo never releases again, and neither does a hand in the database', () => {
    const fragment = clip();
    const meeting = plan();
    release(fragment.id, meeting.id);
    change((context) => revokeFragment(context, fragment.id));
    change(({ db }) => undo(db, rows.recordingId));
    change(({ db }) => redo(db, rows.recordingId));
    expect(fragmentStates(rows.session.db, rows.recordingId).map((one) => one.state)).toEqual(['revoked']);
    expect(codeOf(() => change(({ db }) => db.exec('UPDATE release SET revoked_at = NULL')))).toBe(
      'fragmentNotReleased',
    );
  });

  test('a wider audience than parents were told of is named', () => {
    const leader = change((context) => addParticipant(context, { name: 'Dirk-Jan', role: 'schoolLeader' }));
    change((context) => addParticipant(context, { name: 'Sanne', role: 'coach' }));
    const beyond = () => checkRelease(rows.session, { fragmentIds: [], meetingId: plan().id }).beyondTold;
    expect(beyond()).toEqual([leader.id]);
    state({ toldViewers: ['teacher', 'coach', 'schoolLeader'] });
    expect(beyond()).toEqual([]);
  });

  test('a release to a wider audience than parents were told of is one line in the log, with the roles', () => {
    const [leader, other, coach] = (['schoolLeader', 'schoolLeader', 'coach'] as const).map((role) =>
      change((context) => addParticipant(context, { name: role, role })),
    );
    const meeting = plan();
    const logged = (audience: (Participant | undefined)[]) => {
      const fragments = [clip(), clip()];
      const input = { fragmentIds: fragments.map(({ id }) => id), meetingId: meeting.id };
      change((context) =>
        releaseFragments(context, { ...input, audience: audience.flatMap((one) => one?.id ?? []) }),
      );
      const { lines } = readLog(rows.session.db, { before: null, most: 99 });
      return lines.map(({ entry }) => entry).filter(({ kind }) => kind === 'audienceWarning');
    };
    expect(logged([coach])).toEqual([]);
    const warning = { kind: 'audienceWarning', meetingId: meeting.id, roles: ['schoolLeader'] };
    expect(logged([leader, other, coach])).toEqual([warning]);
    state({ toldViewers: ['teacher', 'coach', 'schoolLeader'] });
    expect(logged([leader, coach])).toEqual([warning]);
  });
});
