import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { durationUs, mediaTimeUs } from './scalars.ts';

/**
 * Why a recording needs a review copy: its picture, container, sound or colours (HDR) are nothing for Chromium, its frames
 * are fields, it is damaged on the way, its key frames are too far apart to step through or can't be entered at, or a page found that it is too large or too slow to step through on this machine, or doesn't play.
 */
export const reviewReason = z.enum([
  'codec',
  'container',
  'sound',
  'colour',
  'interlaced',
  'damaged',
  'large',
  'slow',
  'longGop',
  'openGroups',
  'unplayable',
]);
export type ReviewReason = z.infer<typeof reviewReason>;

/**
 * `none`: the original is played as it is. `waiting`: its turn has not come, or its source is away. `making`: it grows.
 * `paused`: until somebody lets it go on. `ready`: all of it is there. `failed`: see `error`.
 */
export const reviewState = z.enum(['none', 'waiting', 'making', 'paused', 'ready', 'failed']);
export type ReviewState = z.infer<typeof reviewState>;

/**
 * One file of a review copy: fragmented MP4, as one run of the maker left it. Runs follow each other on the timeline. A
 * frame that the file shows at `t` belongs at `t + offsetUs`, to a microsecond; `recording.reviewPieces` tells exactly.
 */
export const reviewRun = z.object({
  /** Its number, from 0 in order of time. */
  run: z.int().nonnegative(),
  /** `review/<recordingId>/<run>/<edition>`: another once it is made anew; answers any range up to the last piece. */
  address: z.string(),
  startUs: mediaTimeUs,
  endUs: mediaTimeUs,
  /** Upright, with square pixels. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** For `addSourceBuffer`, such as `video/mp4; codecs="avc1.64001F, mp4a.40.2"`. */
  mimeType: z.string(),
  /** Length of what comes before the first piece (`ftyp` and `moov`), in bytes. */
  initBytes: z.int().positive(),
  /** `timestampOffset` of a source buffer, in microseconds. */
  offsetUs: z.int(),
  /** How many pieces there are so far. A piece is one `moof` with its `mdat`, begins with a key frame, and needs no other. */
  pieces: z.int().nonnegative(),
});
export type ReviewRun = z.infer<typeof reviewRun>;

export const reviewCopy = z.object({
  state: reviewState,
  reason: reviewReason.nullable(),
  /** What stopped it, in `failed`. */
  error: z.enum(errorCodes).nullable(),
  /** The recording can be watched from its first frame up to here. */
  doneUs: mediaTimeUs,
  /** Length of the recording; null until its frames are counted. */
  totalUs: durationUs.nullable(),
  /** Every frame of it was held against the count of the original, and stands at its time. */
  verified: z.boolean(),
  runs: z.array(reviewRun),
});
export type ReviewCopy = z.infer<typeof reviewCopy>;
