import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass, usualStatement } from '../../../../tests/support/stated-class.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { PupilConsent } from '../../../shared/model/class.ts';
import { pupilId, recordingId } from '../../../shared/model/ids.ts';
import { undo } from '../../history/history-service.ts';
import { insertMadeBundle } from '../../store/repositories/home-repository.ts';
import { insertRecording } from '../../store/repositories/recording-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { wholeLog } from '../log/log-service.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { releaseFragments, releasesInForceFor } from '../meeting/release-service.ts';
import { answerSighting } from '../meeting/sighting-service.ts';
import { requireRecording } from '../recording/timeline.ts';
import { addPupil } from '../trajectory/trajectory-service.ts';
import { addAnnotation } from '../viewing/annotation-service.ts';
import { addFragment } from '../viewing/fragment-service.ts';
import {
  addGroup,
  assignGroup,
  changeGroup,
  describeClass,
  mayBeSeen,
  recordConsent,
  removeConsent,
  removeGroup,
  statusOf,
} from './class-service.ts';
import { previewWithdrawal, withdraw } from './withdrawal-service.ts';

const scratch = scratchFolder('class');
let made = 0;
let rows: SessionOnRows;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
});

const change = <T>(work: (context: MutationContext) => T): T =>
  rows.session.change((db) => work({ db, session: rows.session }));
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof KijkkringError ? error.code : String(error);
  }
  return 'nothing was refused';
};
const add = (firstName: string) => change((context) => addPupil(context, { firstName }));
const clip = (title: string, inS: number, outS: number) =>
  change((context) =>
    addFragment(context, {
      ...{ recordingId: rows.recordingId, title, why: '' },
      ...{ inUs: inS * 1_000_000, outUs: outS * 1_000_000 },
    }),
  );

test('the class as it is: statement, groups, pupils, who may not be recognisable', () => {
  const kaan = add('Kaan');
  const saar = add('Saar');
  change((context) => statedClass(context));
  const group = change((context) => addGroup(context, 'Groep 5'));
  change(({ db }) => assignGroup(db, kaan.id, group.id));
  const objection: PupilConsent = {
    ...{ pupilId: kaan.id, category: 'circle', status: 'objected' },
    ...{ basis: null, date: '2026-09-11', evidence: 'mail 12' },
  };
  change((context) => recordConsent(context, objection));
  expect(describeClass(rows.session.db)).toEqual({
    statement: usualStatement,
    namesHidden: false,
    groups: [group],
    pupils: [
      { ...kaan, groupId: group.id, notRecognisable: true, consents: [objection] },
      { ...saar, groupId: null, notRecognisable: false, consents: [] },
    ],
  });
  expect([kaan.id, saar.id].map((id) => mayBeSeen(rows.session.db, id))).toEqual([false, true]);
  expect([kaan.id, saar.id].map((id) => statusOf(rows.session.db, id, 'circle'))).toEqual([
    'objected',
    'unknown',
  ]);
  change((context) => removeConsent(context, { pupilId: kaan.id, category: 'circle' }));
  expect(mayBeSeen(rows.session.db, kaan.id)).toBe(true);
});

test('groups are made, named and undone; a pupil outlives her group', () => {
  const kaan = add('Kaan');
  const group = rows.record('group.add', (db) => addGroup({ db, session: rows.session }, 'Groep 5'));
  const other = rows.record('group.add', (db) => addGroup({ db, session: rows.session }, 'Groep 6'));
  expect(codeOf(() => change(({ db }) => changeGroup(db, other.id, 'Groep 5')))).toBe('invalidInput');
  rows.record('group.assign', (db) => assignGroup(db, kaan.id, group.id));
  rows.record('group.remove', (db) => removeGroup(db, group.id));
  const seen = () => {
    const { groups, pupils } = describeClass(rows.session.db);
    return [groups.map(({ name }) => name), pupils.map(({ groupId }) => groupId)];
  };
  expect(seen()).toEqual([['Groep 6'], [null]]);
  rows.session.change((db) => undo(db, null));
  expect(seen()).toEqual([['Groep 5', 'Groep 6'], [group.id]]);
  expect(codeOf(() => change(({ db }) => assignGroup(db, kaan.id, rows.session.libraryId)))).toBe(
    'groupNotFound',
  );
  const nobody = pupilId.parse(rows.session.libraryId);
  expect(codeOf(() => change(({ db }) => assignGroup(db, nobody, null)))).toBe('pupilNotFound');
});

test('a parent withdraws: all that shows the pupil is listed, and its releases stop at once', () => {
  const kaan = add('Kaan');
  change((context) => statedClass(context));
  const seen = clip('Seen', 0, 1);
  const marked = clip('Marked', 2, 3);
  const without = clip('Without', 4, 5);
  const notAsked = clip('Not asked', 6, 7);
  change((context) => {
    answerSighting(context, { fragmentId: seen.id, pupilId: kaan.id, answer: 'yes', spans: undefined });
    answerSighting(context, { fragmentId: without.id, pupilId: kaan.id, answer: 'no', spans: undefined });
    addAnnotation(context, {
      ...{ recordingId: rows.recordingId, itemCode: 'A1', startUs: 2_400_000, note: '' },
      pupilId: kaan.id,
    });
  });
  const meeting = change((context) =>
    addMeeting(context, { title: 'Bouw', date: '2026-12-01', type: 'phaseTeam' }),
  );
  const fragmentIds = [seen.id, marked.id, without.id, notAsked.id];
  change((context) => releaseFragments(context, { fragmentIds, meetingId: meeting.id }));
  const bundle = rows.session.ids.next();
  change(({ db }) => insertMadeBundle(db, { id: bundle, meetingId: meeting.id, fragmentIds, madeAt: 5 }));
  // a film of which nothing is on record: nobody can say that he is not in it
  const other = recordingId.parse(rows.session.ids.next());
  const first = requireRecording(rows.session.db, rows.recordingId);
  change(({ db }) =>
    insertRecording(db, { ...first, id: other, title: 'Andere les', importedAt: first.importedAt + 1 }),
  );
  const listed = (of: typeof seen, why: string) => ({
    ...{ fragmentId: of.id, recordingId: rows.recordingId, title: of.title, why, released: true },
  });
  expect(previewWithdrawal(rows.session.db, kaan.id)).toEqual({
    recordings: [
      { recordingId: rows.recordingId, title: 'Opname', noted: true },
      { recordingId: other, title: 'Andere les', noted: false },
    ],
    fragments: [listed(seen, 'seen'), listed(marked, 'marked'), listed(notAsked, 'notAsked')],
    showings: [seen, marked, notAsked].map(({ id, title }) => ({
      ...{ fragmentId: id, title, meetingId: meeting.id, meetingTitle: 'Bouw', date: '2026-12-01' },
      ...{ roles: ['teacher'], until: '2026-12-29', revokedAt: null },
    })),
    shown: [],
    watches: [],
    handedOver: [],
    bundles: [
      {
        ...{ bundleId: bundle, madeAt: 5, date: '2026-12-01' },
        fragmentIds: [seen.id, marked.id, notAsked.id],
      },
    ],
  });
  const { revoked } = change((context) =>
    withdraw(context, { pupilId: kaan.id, date: '2026-11-23', evidence: null }),
  );
  expect(revoked.map(({ fragmentId }) => fragmentId)).toEqual([seen.id, marked.id, notAsked.id]);
  expect(
    releasesInForceFor(rows.session.db, meeting.id, '2026-11-23').map(({ fragmentId }) => fragmentId),
  ).toEqual([without.id]);
  expect([
    statusOf(rows.session.db, kaan.id, 'circle'),
    statusOf(rows.session.db, kaan.id, 'pupilFocus'),
  ]).toEqual(['withdrawn', 'withdrawn']);
});

test('what parents said and took back is in the log, by number of the pupil alone', () => {
  const kaan = add('Kaan');
  change((context) =>
    recordConsent(context, {
      ...{ pupilId: kaan.id, category: 'circle', status: 'agreed' },
      ...{ basis: null, date: null, evidence: 'map van Kaan' },
    }),
  );
  change((context) => removeConsent(context, { pupilId: kaan.id, category: 'circle' }));
  change((context) => withdraw(context, { pupilId: kaan.id, date: '2026-11-23', evidence: null }));
  const about = { kind: 'consentChange', pupilId: kaan.id, category: 'circle' };
  expect(wholeLog(rows.session.db).lines.map(({ entry }) => entry)).toEqual([
    { ...about, status: 'agreed' },
    { ...about, status: null },
    { kind: 'withdrawal', pupilId: kaan.id, revoked: 0 },
  ]);
});
