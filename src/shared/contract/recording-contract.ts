import { z } from 'zod';
import { jobId, recordingId } from '../model/ids.ts';
import { recording } from '../model/recording.ts';
import { reviewCopy } from '../model/review-copy.ts';
import { line, mediaTimeUs } from '../model/scalars.ts';
import { job, mutation, query, sessionChange } from './procedure.ts';

export const recordingContract = {
  'recording.import': job({
    summary: 'Take files of one camera run into the vault as one recording.',
    right: 'owner',
    input: z
      .object({
        paths: z.array(z.string().min(1)).max(100).default([]),
        /** Instead of paths: files that a page offered (`source.offer`). */
        offers: z.array(z.uuid()).max(100).default([]),
        title: line.optional(),
        round: z.int().min(1).max(9).optional(),
      })
      .refine(({ paths, offers }) => paths.length > 0 !== offers.length > 0),
    output: recording,
  }),
  'recording.confirm': job({
    summary: 'Count a recording by decoding all of it, and put what stands on it on its real frames.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({ changed: z.boolean() }),
  }),
  'recording.keepArrived': sessionChange({
    summary:
      'Go on with what arrived of a film of which the source went away: the import asks for nothing more.',
    right: 'owner',
    input: z.object({ jobId }),
    output: z.object({}),
  }),
  'recording.readAgain': sessionChange({
    summary:
      'Let go of a recording of which the end could not be read, so that its film can be read in anew; not once something was written on it.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({}),
  }),
  'recording.list': query({
    summary: 'All recordings, by round and time of import.',
    right: 'owner',
    input: z.object({}),
    output: z.array(recording),
  }),
  'recording.get': query({
    summary: 'One recording.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: recording,
  }),
  'recording.frameTimes': query({
    summary:
      'Presentation time of every displayed frame in microseconds, from frame `from`, at most `count`.',
    right: 'owner',
    input: z.object({
      recordingId,
      from: z.int().nonnegative().default(0),
      count: z.int().min(1).max(500_000).default(500_000),
    }),
    output: z.object({ frames: z.int(), endUs: z.int(), timesUs: z.array(z.int()) }),
  }),
  'recording.parts': query({
    summary: 'The files of a recording in order: a moment t is at t - startUs + originUs of its file.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({
      /** False while the recording is being imported: then nothing is known of frames yet. */
      counted: z.boolean(),
      /** None once the original was wiped: then there is the review copy alone. */
      parts: z.array(
        z.object({
          position: z.int(),
          startUs: mediaTimeUs.nullable(),
          endUs: mediaTimeUs.nullable(),
          firstFrame: z.int().nullable(),
          frames: z.int().nullable(),
          /** The file's own time at its first moment of ours. */
          originUs: z.int(),
          /** Whether there is sound in it that can be decoded. */
          hasSound: z.boolean(),
          address: z.string(),
        }),
      ),
    }),
  }),
  'recording.reviewCopy': query({
    summary:
      'How far the review copy of a recording is, and the files it is played from while it grows and after.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: reviewCopy,
  }),
  'recording.reviewPieces': query({
    summary:
      'The pieces of one file of a review copy from piece `from`, at most `count`: where each is, and its frames.',
    right: 'owner',
    input: z.object({
      recordingId,
      run: z.int().nonnegative(),
      from: z.int().nonnegative().default(0),
      count: z.int().min(1).max(50_000).default(50_000),
    }),
    output: z.object({
      /** How many pieces the file has so far; those that are there never change. */
      total: z.int(),
      /** Piece k lies in bytes `offset[k]` up to `offset[k + 1]`, the last one up to `endOffset`. */
      offset: z.array(z.int()),
      endOffset: z.int(),
      /** It shows `startUs[k]` up to `startUs[k + 1]`, the last one up to `endUs`. */
      startUs: z.array(mediaTimeUs),
      endUs: mediaTimeUs,
      /** Exact time of every frame in these pieces, on the recording's timeline: those of the count, once there is one. */
      timesUs: z.array(mediaTimeUs),
    }),
  }),
  'recording.makeReviewCopy': job({
    summary:
      'Make the review copy of a recording that this window can not play or step through, or go on with one that was paused.',
    right: 'owner',
    /** `found`: what trying the film in a window told; the core says what that is a reason for. */
    input: z.object({ recordingId, found: z.enum(['unplayable', 'slow']).optional() }),
    output: reviewCopy,
  }),
  'recording.pauseReviewCopy': mutation({
    summary:
      'Stop making a review copy until `recording.makeReviewCopy` is asked for; what there is can be watched.',
    right: 'owner',
    history: 'never',
    input: z.object({ recordingId }),
    output: z.object({}),
  }),
  'recording.filmstrip': query({
    summary: 'Where the small pictures of a recording stand on its timeline, and the address of each.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({ pictures: z.array(z.object({ atUs: mediaTimeUs, address: z.string() })) }),
  }),
  'recording.peaks': query({
    summary: 'The loudest sample of equal stretches of the sound, 0 (silent) to 255 (full scale).',
    right: 'owner',
    input: z
      .object({
        recordingId,
        fromUs: mediaTimeUs,
        toUs: mediaTimeUs,
        buckets: z.int().min(1).max(20_000),
      })
      .refine(({ fromUs, toUs }) => toUs > fromUs),
    output: z.object({ peaks: z.array(z.int()) }),
  }),
  'recording.rename': mutation({
    summary: 'Give a recording another title.',
    right: 'owner',
    history: 'record',
    input: z.object({ recordingId, title: line }),
    output: recording,
  }),
} as const;
