import { z } from 'zod';
import { fragmentId, highlightId, noteId, participantId, recordingId, roundId } from './ids.ts';
import { durationUs, freeText, line, mediaTimeUs, timestampMs } from './scalars.ts';

/**
 * `importing` while a job works on it, `interrupted` when that job stopped half-way and can go on, `ready` when every
 * byte is sealed and its frames are known, `destroyed` when the film is gone and what was written about it is left.
 */
export const recordingState = z.enum(['importing', 'interrupted', 'ready', 'destroyed']);
export type RecordingState = z.infer<typeof recordingState>;

/**
 * What its frames rest on. `counted`: all of it was decoded. `checking`: the packets tell of them, decoding is going on behind and
 * is expected to agree. `doubtful`: the same, in a film where packets are known to be no frames at times: nothing is rendered yet.
 */
export const recordingCounting = z.enum(['counted', 'checking', 'doubtful']);
export type RecordingCounting = z.infer<typeof recordingCounting>;

export const recording = z.object({
  id: recordingId,
  roundId,
  ownerId: participantId,
  title: line,
  state: recordingState,
  /** End of the last displayed frame, from the recording's zero. */
  durationUs,
  /** Number of displayed frames. */
  frames: z.int().nonnegative(),
  /** Displayed size: rotation and sample aspect applied. */
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
  /** Clockwise turn that the file asks of a player, in degrees. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  importedAt: timestampMs,
  counting: recordingCounting,
  /** That the end of the film could not be read, and how long that would have been; null where nobody can tell. */
  cutShort: z.object({ lostUs: durationUs.nullable() }).nullable(),
});
export type Recording = z.infer<typeof recording>;

/** A stretch [inUs, outUs) of a recording; both ends lie on displayed frames. */
export const fragment = z.object({
  id: fragmentId,
  recordingId,
  inUs: mediaTimeUs,
  outUs: mediaTimeUs,
  frames: z.int().positive(),
  title: line,
  why: freeText,
  /** Whether soft voices are made louder where it is rendered. */
  levelled: z.boolean(),
});
export type Fragment = z.infer<typeof fragment>;

export const note = z.object({ id: noteId, recordingId, atUs: mediaTimeUs, text: freeText.min(1) });
export type Note = z.infer<typeof note>;

/** A "mooi moment": fifteen seconds on either side of the key, within the recording. */
export const highlight = z.object({
  id: highlightId,
  recordingId,
  atUs: mediaTimeUs,
  startUs: mediaTimeUs,
  endUs: mediaTimeUs,
});
export type Highlight = z.infer<typeof highlight>;
