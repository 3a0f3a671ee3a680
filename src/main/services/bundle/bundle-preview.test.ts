import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { type SessionOnRows, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { statedClass } from '../../../../tests/support/stated-class.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { releaseFragments, releasesInForceFor } from '../meeting/release-service.ts';
import { addParticipant, addPupil } from '../trajectory/trajectory-service.ts';
import { addAnnotation } from '../viewing/annotation-service.ts';
import { addFragment } from '../viewing/fragment-service.ts';
import { addNote } from '../viewing/note-service.ts';
import { previewBundle } from './bundle-preview.ts';

const scratch = scratchFolder('bundle-preview');
let made = 0;
let rows: SessionOnRows;

beforeEach(() => {
  made += 1;
  rows = sessionOnRows(join(scratch, String(made)));
});

const plan = () =>
  rows.session.change((db) =>
    addMeeting(
      { db, session: rows.session },
      { title: 'Bouwvergadering', date: '2026-11-26', type: 'phaseTeam' },
    ),
  );
const clip = (title: string, inUs: number, outUs: number) =>
  rows.session.change((db) =>
    addFragment(
      { db, session: rows.session },
      { recordingId: rows.recordingId, inUs, outUs, title, why: '' },
    ),
  );
const preview = (meeting: ReturnType<typeof plan>) =>
  previewBundle(rows.session, meeting, releasesInForceFor(rows.session.db, meeting.id, '2026-11-23'));

test('with nothing released nothing goes, and nothing is said of what there is', () => {
  clip('Rondje op gang', 0, 1_000_000);
  expect(preview(plan())).toEqual({
    fragments: [],
    audience: [],
    until: null,
    guides: [],
    open: [],
    annotations: 0,
    stays: { recordings: [], fragments: [], annotations: 0, notes: 0, pupilNames: 0, durationUs: 0 },
  });
});

test('what goes is what the bundle will hold; what stays is the rest of those recordings', () => {
  const { session, recordingId } = rows;
  const goes = clip('Marnix vertelt zelf', 1_000_000, 3_000_000);
  const stays = clip('Toen ik Floor oversloeg', 4_000_000, 5_000_000);
  session.change((db) => {
    addParticipant({ db, session }, { name: 'Sanne', role: 'coach' });
    addPupil({ db, session }, { firstName: 'Marnix' });
    addPupil({ db, session }, { firstName: 'Floor' });
    statedClass({ db, session });
    addNote({ db, session }, { recordingId, atUs: 2_000_000, text: 'Hier dacht ik anders.' });
    for (const startUs of [2_000_000, 4_400_000])
      addAnnotation({ db, session }, { recordingId, itemCode: 'A1', startUs, note: '' });
  });
  const meeting = plan();
  session.change((db) =>
    releaseFragments({ db, session }, { fragmentIds: [goes.id], meetingId: meeting.id }),
  );
  expect(preview(meeting)).toEqual({
    fragments: [
      {
        fragmentId: goes.id,
        recordingId,
        title: 'Deze leerling vertelt zelf',
        inUs: 1_000_000,
        outUs: 3_000_000,
        releasedAt: Date.UTC(2026, 10, 23),
        names: [],
        fromCopy: false,
      },
    ],
    audience: [
      { name: 'Marije', role: 'teacher' },
      { name: 'Sanne', role: 'coach' },
    ],
    until: '2026-12-24',
    guides: ['a-basiscommunicatie'],
    open: [],
    annotations: 1,
    stays: {
      recordings: [{ recordingId, title: 'Opname', durationUs: 10_000_000 }],
      fragments: [{ fragmentId: stays.id, title: 'Toen ik Floor oversloeg' }],
      annotations: 2,
      notes: 1,
      pupilNames: 2,
      durationUs: 8_000_000,
    },
  });
});
