import { KijkkringError } from '../../../shared/errors.ts';
import { decodeFrameTimes, type FrameIndex, joinIndexes } from '../../../shared/kernels/frame-times.ts';
import type { Recording, RecordingCounting } from '../../../shared/model/recording.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findRecording, listParts } from '../../store/repositories/recording-repository.ts';

/** The displayed frames of a whole recording, its parts joined, in microseconds from its zero. */
export type Timeline = FrameIndex;

/** Somebody who types the last moment as it is shown, in whole milliseconds, means the end. */
export const END_TOLERANCE_US = 1000;

/** Frame times change at most once after a recording is ready, when it is counted: they are decoded once for each. */
const known = new WeakMap<ReadableDb, Map<string, Known>>();
type Known = { readonly counting: RecordingCounting; readonly timeline: Timeline };

/** @throws `recordingNotFound`; `recordingNotReady` while it is being imported */
export function timelineOf(db: ReadableDb, recordingId: string): Timeline {
  const { counting } = requireReady(db, recordingId);
  const timelines = known.get(db) ?? new Map<string, Known>();
  known.set(db, timelines);
  const cached = timelines.get(recordingId);
  if (cached?.counting === counting) return cached.timeline;
  const parts = listParts(db, recordingId);
  const timeline = joinIndexes(
    parts.map(({ frameTimes, endUs }) => ({ timesUs: decodeFrameTimes(frameTimes), endUs })),
  );
  timelines.set(recordingId, { counting, timeline });
  return timeline;
}

/** @throws `recordingNotFound` */
export function requireRecording(db: ReadableDb, recordingId: string): Recording {
  const found = findRecording(db, recordingId);
  if (found === null) throw new KijkkringError('recordingNotFound');
  return found;
}

/** @throws `recordingNotFound`, `recordingDestroyed`, `recordingNotReady` */
export function requireReady(db: ReadableDb, recordingId: string): Recording {
  const found = requireRecording(db, recordingId);
  if (found.state === 'destroyed') throw new KijkkringError('recordingDestroyed');
  if (found.state !== 'ready') throw new KijkkringError('recordingNotReady');
  return found;
}

/**
 * Holds back what takes away what a film could be read in from once more: another try may get more of it.
 * @throws `recordingCutShort`, and what `requireReady` throws
 */
export function requireWhole(db: ReadableDb, recordingId: string): void {
  if (requireReady(db, recordingId).cutShort !== null) throw new KijkkringError('recordingCutShort');
}

/**
 * Holds back what has to be exact to the frame, where only packets told of frames and are known to be wrong at times.
 * @throws `recordingBeingCounted`, and what `requireReady` throws
 */
export function requireKnownFrames(db: ReadableDb, recordingId: string): void {
  if (requireReady(db, recordingId).counting === 'doubtful')
    throw new KijkkringError('recordingBeingCounted');
}
