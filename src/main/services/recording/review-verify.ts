import type { ReadableDb } from '../../store/database.ts';
import { listReviewPieces, listReviewRuns } from '../../store/repositories/review-repository.ts';
import { timelineOf } from './timeline.ts';

/** Whether a copy shows every frame of the count, each once and at its time, and no other. @throws `recordingNotReady` */
export function isReviewExact(db: ReadableDb, recordingId: string): boolean {
  const { timesUs } = timelineOf(db, recordingId);
  let at = 0;
  for (const { run } of listReviewRuns(db, recordingId)) {
    const pieces = listReviewPieces(db, { recordingId, run, from: 0, count: Number.MAX_SAFE_INTEGER });
    for (const piece of pieces) {
      for (const time of piece.timesUs) {
        if (timesUs[at] !== time) return false;
        at += 1;
      }
    }
  }
  return at === timesUs.length;
}
