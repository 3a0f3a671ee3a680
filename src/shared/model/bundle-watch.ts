import { z } from 'zod';
import { carriedFiles, senderCard } from './bundle-recording.ts';
import { recordingId } from './ids.ts';

/** What goes along with a recording for who may watch along: nothing of what its owner made of it. */
export const watchSession = z.strictObject({
  format: z.literal('kijkkring-watch'),
  version: z.literal(1),
  recording: z.strictObject({
    /** As its owner knows it, so that a proposal can say of which recording it is. */
    id: recordingId,
    title: z.string().min(1).max(200),
    round: z.int().min(1).max(9),
    files: carriedFiles,
  }),
  senderCard,
});
export type WatchSession = z.infer<typeof watchSession>;
