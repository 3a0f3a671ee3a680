import { KijkkringError } from '../../../shared/errors.ts';
import { decodeFrameTimes, type FrameIndex, joinIndexes } from '../../../shared/kernels/frame-times.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findRecording, listParts } from '../../store/repositories/recording-repository.ts';

/** The displayed frames of a whole recording, its parts joined, in microseconds from its zero. */
export type Timeline = FrameIndex;

/** Somebody who types the last moment as it is shown, in whole milliseconds, means the end. */
export const END_TOLERANCE_US = 1000;

/** Frame times never change once a recording is ready, so they are decoded once per open library. */
const known = new WeakMap<ReadableDb, Map<string, Timeline>>();

/** @throws `recordingNotFound`; `recordingNotReady` while it is being imported */
export function timelineOf(db: ReadableDb, recordingId: string): Timeline {
  requireReady(db, recordingId);
  const timelines = known.get(db) ?? new Map<string, Timeline>();
  known.set(db, timelines);
  const cached = timelines.get(recordingId);
  if (cached !== undefined) return cached;
  const parts = listParts(db, recordingId);
  const timeline = joinIndexes(
    parts.map(({ frameTimes, endUs }) => ({ timesUs: decodeFrameTimes(frameTimes), endUs })),
  );
  timelines.set(recordingId, timeline);
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
