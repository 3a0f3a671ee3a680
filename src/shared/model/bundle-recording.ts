import { z } from 'zod';
import { bundleAuthor, bundleEntries } from './bundle.ts';
import { bundleId } from './ids.ts';
import { isoDate } from './scalars.ts';

/**
 * The first entry of a bundle with a whole recording: for who was filmed (`home`), or from her for the begeleider who may watch
 * along (`watch`).
 */
export const recordingManifest = z.strictObject({
  format: z.literal('kijkkring-bundle'),
  version: z.literal(1),
  kind: z.enum(['home', 'watch']),
  bundleId,
  author: bundleAuthor,
  /** The last day on which it may be taken in. */
  until: isoDate,
  entries: bundleEntries,
});
export type RecordingManifest = z.infer<typeof recordingManifest>;

/** Number of files of the camera run, `original/0` and on. */
export const carriedFiles = z.int().min(1).max(100);

/** The key card of the sender, so that an answer can go back to her alone. */
export const senderCard = z.string().max(200);
