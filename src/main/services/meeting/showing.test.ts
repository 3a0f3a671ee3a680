import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass } from '../../../../tests/support/stated-class.ts';
import { previewWithdrawal } from '../class/withdrawal-service.ts';
import type { MutationContext } from '../handlers.ts';
import { wholeLog } from '../log/log-service.ts';
import { addParticipant, addPupil } from '../trajectory/trajectory-service.ts';
import { addFragment } from '../viewing/fragment-service.ts';
import { addMeeting } from './meeting-service.ts';
import { releaseFragments, revokeFragment } from './release-service.ts';
import { addShowing, showable } from './showing-service.ts';
import { answerSighting } from './sighting-service.ts';

const scratch = scratchFolder('showing');
let rows: SessionOnRows;
let library = 0;

const change = <T>(work: (context: MutationContext) => T): T =>
  rows.session.change((db) => work({ db, session: rows.session }));

beforeEach(() => {
  library += 1;
  rows = sessionOnRows(join(scratch, `library-${library}`));
});
afterEach(() => rows.connection.close());

function released() {
  change((context) => statedClass(context));
  const fragment = change((context) =>
    addFragment(context, {
      recordingId: rows.recordingId,
      inUs: 0,
      outUs: 1_000_000,
      title: 'Beurt',
      why: '',
    }),
  );
  const meeting = change((context) =>
    addMeeting(context, { title: 'Bouw', date: '2026-12-01', type: 'phaseTeam' }),
  );
  change((context) => releaseFragments(context, { fragmentIds: [fragment.id], meetingId: meeting.id }));
  return { fragment, meeting };
}

test('what was shown is noted from the day itself on, told in the log, and listed when a parent withdraws', () => {
  const { fragment, meeting } = released();
  const kaan = change((context) => addPupil(context, { firstName: 'Kaan' }));
  change((context) => answerSighting(context, { fragmentId: fragment.id, pupilId: kaan.id, answer: 'yes' }));
  const sanne = change((context) => addParticipant(context, { name: 'Sanne', role: 'coach' }));
  const self = rows.session.selfId;
  const noted = {
    ...{ meetingId: meeting.id, fragmentIds: [fragment.id] },
    ...{ present: [self, sanne.id], operatedBy: sanne.id },
  };
  const note = () => change((context) => addShowing(context, noted));
  expect(note).toThrow('showingRefused');
  rows.setClock(Date.UTC(2026, 11, 1, 12));
  expect(showable(rows.session, meeting.id)).toEqual([
    { fragmentId: fragment.id, title: 'Beurt', from: null },
  ]);
  expect(note()).toMatchObject({ ...noted, notedAt: Date.UTC(2026, 11, 1, 12) });
  expect(wholeLog(rows.session.db).lines.at(-1)?.entry).toEqual({ kind: 'showing', ...noted });
  expect(previewWithdrawal(rows.session.db, kaan.id).shown).toEqual([
    {
      ...{ fragmentId: fragment.id, title: 'Beurt', date: '2026-12-01', meetingTitle: 'Bouw' },
      ...{ present: ['Marije', 'Sanne'], operatedBy: 'Sanne' },
    },
  ]);
});

test.each([
  ['revoked', (fragmentId: string) => change((context) => revokeFragment(context, fragmentId)), 0],
  ['over', () => undefined, 29],
])('what is %s can not be shown', (_what, end, days) => {
  const { fragment, meeting } = released();
  rows.setClock(Date.UTC(2026, 11, 1 + days, 12));
  end(fragment.id);
  const self = rows.session.selfId;
  const order = { meetingId: meeting.id, fragmentIds: [fragment.id], present: [self], operatedBy: self };
  expect(() => change((context) => addShowing(context, order))).toThrow('showingRefused');
  expect(showable(rows.session, meeting.id)).toEqual([]);
});
