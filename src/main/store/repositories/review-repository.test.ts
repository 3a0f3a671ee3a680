import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { sessionOnRows } from '../../../../tests/support/session-on-rows.ts';
import { deleteFilm } from './erasure-repository.ts';
import {
  findReviewCopy,
  findReviewSpan,
  insertReviewPieces,
  insertReviewRun,
  listReviewPieces,
  listReviewRuns,
  wantReviewCopy,
} from './review-repository.ts';

const { session, recordingId } = sessionOnRows(join(scratchFolder('review-repository'), 'library'));
const row = {
  ...{ recordingId, run: 0, position: 0, endsPosition: false, whole: true, timescale: 90_000 },
  ...{ firstTicks: -12, offsetUs: -133, width: 320, height: 180, mimeType: 'video/mp4', initBytes: 700 },
};
const piece = (at: number) => ({
  ...{ offset: 700 + at * 50, bytes: 50, startUs: at * 80_000, endUs: (at + 1) * 80_000 },
  ...{ endTicks: (at + 1) * 7_200, timesUs: Float64Array.of(at * 80_000, at * 80_000 + 40_000) },
});

test('pieces come back as they went in, and go with the film', () => {
  session.change((db) => {
    wantReviewCopy(db, recordingId, 'codec');
    insertReviewRun(db, row);
    insertReviewPieces(db, row, 0, [piece(0), piece(1)]);
    insertReviewPieces(db, row, 2, [piece(2)]);
  });
  expect(listReviewRuns(session.db, recordingId)).toEqual([row]);
  expect(listReviewPieces(session.db, { recordingId, run: 0, from: 1, count: 9 })).toEqual([
    piece(1),
    piece(2),
  ]);
  expect(findReviewSpan(session.db, recordingId, 0)).toEqual({
    ...{ pieces: 3, startUs: 0, endUs: 240_000, endOffset: 850, endTicks: 21_600 },
  });
  session.change((db) => deleteFilm(db, recordingId, 1));
  expect(findReviewCopy(session.db, recordingId)).toBe(null);
  expect(findReviewSpan(session.db, recordingId, 0)).toBe(null);
});
