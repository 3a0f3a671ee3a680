import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass } from '../../../../tests/support/stated-class.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { releaseId } from '../../../shared/model/ids.ts';
import type { Meeting } from '../../../shared/model/meeting.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import { redo, undo } from '../../history/history-service.ts';
import { withDatabaseErrors } from '../../store/database-error.ts';
import { listCovers } from '../../store/repositories/cover-repository.ts';
import { deletePupil } from '../../store/repositories/erasure-repository.ts';
import { insertRelease } from '../../store/repositories/meeting-repository.ts';
import { recordConsent } from '../class/class-service.ts';
import type { MutationContext } from '../handlers.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { openPoints } from '../meeting/release-gate.ts';
import { releaseFragments, revokeFragment } from '../meeting/release-service.ts';
import { answerSighting } from '../meeting/sighting-service.ts';
import { addPupil } from '../trajectory/trajectory-service.ts';
import { addFragment, changeFragment } from '../viewing/fragment-service.ts';
import { addCover, changeCover, confirmCover, removeCover } from './cover-service.ts';

const scratch = scratchFolder('covers');
const SECOND = 1_000_000;
let made = 0;
let rows: SessionOnRows;
let kaan: Pupil;
let fragment: Fragment;
let meeting: Meeting;

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

/** Kaan objected, and is in the fragment of seconds 1 to 3 from 1.5 to 2.5. */
beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
  kaan = change((context) => addPupil(context, { firstName: 'Kaan' }));
  change((context) => statedClass(context, {}));
  change((context) =>
    recordConsent(context, {
      ...{ pupilId: kaan.id, category: 'circle', status: 'objected' },
      ...{ basis: null, date: '2026-09-11', evidence: null },
    }),
  );
  const asked = { recordingId: rows.recordingId, inUs: SECOND, outUs: 3 * SECOND, title: 'Titel', why: '' };
  fragment = rows.record('fragment.add', (db) => addFragment({ db, session: rows.session }, asked));
  meeting = change((context) =>
    addMeeting(context, { title: 'Bouw', date: '2026-12-01', type: 'phaseTeam' }),
  );
  change((context) =>
    answerSighting(context, {
      ...{ fragmentId: fragment.id, pupilId: kaan.id, answer: 'yes' },
      spans: [{ startUs: 1.5 * SECOND, endUs: 2.5 * SECOND }],
    }),
  );
});

const content = () => ({
  ...{ fragmentId: fragment.id, pupilId: kaan.id, shape: 'box' as const, muted: false },
  ...{ startUs: 1.5 * SECOND, endUs: 2.5 * SECOND },
  keys: [{ atUs: 1.5 * SECOND, x: 10, y: 10, width: 2000, height: 3000 }],
});
const add = (changed: Partial<ReturnType<typeof content>> = {}) =>
  change((context) => addCover(context, { ...content(), ...changed }));
const confirm = (id: string) => change((context) => confirmCover(context, id));
const release = () =>
  change((context) => releaseFragments(context, { fragmentIds: [fragment.id], meetingId: meeting.id }));
const open = () => openPoints(rows.session.db, [fragment], meeting);

test('a pupil who is covered, and was looked at so, may go along; before that she may not', () => {
  expect(codeOf(release)).toBe('pupilSeen');
  const { id } = add();
  expect(open()).toEqual([
    {
      ...{ kind: 'seen', fragmentId: fragment.id, pupilId: kaan.id },
      spans: [{ startUs: 1.5 * SECOND, endUs: 2.5 * SECOND }],
    },
    {
      ...{ kind: 'unconfirmed', fragmentId: fragment.id, pupilId: kaan.id },
      spans: [{ startUs: 1.5 * SECOND, endUs: 2.5 * SECOND }],
    },
  ]);
  expect(confirm(id).confirmedAt).toBe(rows.session.clock.now());
  expect(open()).toEqual([]);
  expect(release()).toHaveLength(1);
});

test('one that covers half of it leaves the other half open', () => {
  confirm(add({ endUs: 2 * SECOND }).id);
  expect(open()).toMatchObject([{ kind: 'seen', spans: [{ startUs: 2 * SECOND, endUs: 2.5 * SECOND }] }]);
  confirm(add({ startUs: 2 * SECOND }).id);
  expect(open()).toEqual([]);
});

test('every change has to be looked at again, also one of the fragment, and undo brings no confirmation back', () => {
  const { id } = add();
  confirm(id);
  const moved = change((context) =>
    changeCover(context, { coverId: id, keys: [{ ...content().keys[0], atUs: 0, x: 11 } as never] }),
  );
  expect(moved).toMatchObject({ confirmedAt: null, keys: [{ x: 11 }], muted: false, shape: 'box' });
  confirm(id);
  rows.record('fragment.update', (db) => changeFragment(db, fragment.id, { inUs: 1.2 * SECOND }));
  expect(listCovers(rows.session.db, fragment.id)).toMatchObject([{ id, confirmedAt: null }]);
  change(({ db }) => undo(db, null));
  change(({ db }) => redo(db, null));
  change(({ db }) => undo(db, null));
  expect(listCovers(rows.session.db, fragment.id)).toMatchObject([{ id, confirmedAt: null }]);
});

test('what is released keeps its covers, whoever writes; revoked it can be changed, and its covers outlive a pupil', () => {
  const { id } = add();
  const free = add({ muted: true, startUs: SECOND, endUs: 1.2 * SECOND });
  for (const one of [id, free.id]) confirm(one);
  release();
  const refused = [
    () => add(),
    () => change((context) => changeCover(context, { coverId: id, muted: true })),
    () => change(({ db }) => removeCover(db, id)),
  ].map(codeOf);
  expect(refused).toEqual(['fragmentReleased', 'fragmentReleased', 'fragmentReleased']);
  change((context) => revokeFragment(context, fragment.id));
  change(({ db }) => removeCover(db, free.id));
  change(({ db }) => deletePupil(db, kaan.id));
  expect(listCovers(rows.session.db, fragment.id)).toMatchObject([{ id, pupilId: null }]);
});

test('the database itself lets nothing go whose covers nobody looked at', () => {
  add();
  const behindTheService = () =>
    change(({ db }) =>
      insertRelease(db, {
        id: releaseId.parse(rows.session.ids.next()),
        ...{ fragmentId: fragment.id, meetingId: meeting.id, audience: [], until: '2026-12-20' },
        ...{ releasedAt: 1, revokedAt: null },
      }),
    );
  expect(codeOf(behindTheService)).toBe('coverUnconfirmed');
});

test('what can’t be a cover is refused', () => {
  const { id } = add();
  const nobody = '3b241101-e2bb-4255-8caf-4136c566a962';
  const refused = [
    () => add({ startUs: 5 * SECOND, endUs: 6 * SECOND }),
    () => add({ startUs: 2 * SECOND, endUs: 2 * SECOND }),
    () => add({ keys: [] }),
    () => add({ pupilId: nobody as Pupil['id'] }),
    () => add({ fragmentId: nobody as Fragment['id'] }),
    () => change((context) => changeCover(context, { coverId: id, shape: 'none' })),
    () => confirm(nobody),
    () => change(({ db }) => removeCover(db, nobody)),
  ].map(codeOf);
  expect(refused).toEqual([
    ...['fragmentOutside', 'invalidInput', 'invalidInput', 'pupilNotFound', 'fragmentNotFound'],
    ...['invalidInput', 'coverNotFound', 'coverNotFound'],
  ]);
});
