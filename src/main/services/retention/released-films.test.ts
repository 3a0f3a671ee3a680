import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { FRAME_US, sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { RENDER_RECIPE } from '../../media/fragment-render.ts';
import { insertMediaIdentity } from '../../store/repositories/key-repository.ts';
import { revokeReleases } from '../../store/repositories/meeting-repository.ts';
import { insertRendered } from '../../store/repositories/recording-repository.ts';
import { findReleasedFilm } from '../../store/repositories/released-film-repository.ts';
import { addMeeting } from '../meeting/meeting-service.ts';
import { releaseFragments } from '../meeting/release-service.ts';
import { renderUnseen } from '../recording/rendering.ts';
import { addFragment } from '../viewing/fragment-service.ts';
import { filmsThatStay } from './released-films.ts';

const scratch = scratchFolder('released-films-on-rows');
const unheard = { signal: new AbortController().signal, onProgress: () => undefined };

/** Two released fragments of a film whose file is gone; of the second there is a rendering already. */
function twoReleased(name: string) {
  const { session, recordingId } = sessionOnRows(join(scratch, name));
  return session.change((db) => {
    const clip = (inUs: number) =>
      addFragment({ db, session }, { recordingId, inUs, outUs: inUs + 1_000_000, title: 'Titel', why: '' });
    const [broken, made] = [clip(0), clip(2_000_000)];
    const { id: meetingId } = addMeeting(
      { db, session },
      { title: 'Bouw', date: '2026-12-01', type: 'phaseTeam' },
    );
    releaseFragments({ db, session }, { fragmentIds: [broken.id, made.id], meetingId });
    const inFrame = 2_000_000 / FRAME_US;
    const facts = JSON.stringify([RENDER_RECIPE, '00', inFrame, inFrame + made.frames]);
    const id = session.ids.next();
    for (const owner of [recordingId, id]) insertMediaIdentity(db, owner, 'identity');
    insertRendered(db, {
      ...{
        id,
        recordingId,
        recipe: createHash('sha256').update(facts).digest('hex'),
        bytes: 1,
        sha256: '00',
      },
      ...{ frames: made.frames, durationUs: 1_000_000, fromCopy: false },
    });
    return { session, recordingId, made };
  });
}

test('at the deadline one film that can not be made costs none of the others', async () => {
  const { session, recordingId, made } = twoReleased('deadline');
  expect(await filmsThatStay(session, recordingId, true)).toEqual(new Set([made.id]));
  await expect(filmsThatStay(session, recordingId, false)).rejects.toMatchObject({ code: 'releasedNotMade' });
});

test('what was taken back meanwhile is not stored', async () => {
  const { session, made } = twoReleased('taken-back');
  session.change((db) => revokeReleases(db, made.id, session.clock.now()));
  await expect(renderUnseen(session, made, unheard)).rejects.toMatchObject({ code: 'cancelled' });
  expect(findReleasedFilm(session.db, made.id)).toBeNull();
});
