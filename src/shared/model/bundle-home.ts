import { z } from 'zod';
import { bundleAuthor, bundleEntries } from './bundle.ts';
import { bundleId } from './ids.ts';
import { meetingType } from './meeting.ts';
import { isoDate } from './scalars.ts';
import { participantRole } from './trajectory.ts';

const name = z.string().min(1).max(200);
const person = z.strictObject({ name, role: participantRole });

/** The first entry of a home bundle: a whole recording, for who was filmed and nobody else. */
export const homeManifest = z.strictObject({
  format: z.literal('kijkkring-bundle'),
  version: z.literal(1),
  kind: z.literal('home'),
  bundleId,
  author: bundleAuthor,
  /** The last day on which it may be taken in. */
  until: isoDate,
  entries: bundleEntries,
});
export type HomeManifest = z.infer<typeof homeManifest>;

/** What goes along with the recording, so that it can be the very start of her library. */
export const homeSession = z.strictObject({
  format: z.literal('kijkkring-home'),
  version: z.literal(1),
  recording: z.strictObject({
    title: name,
    round: z.int().min(1).max(9),
    /** Number of files of the camera run, `original/0` and on. */
    files: z.int().min(1).max(100),
  }),
  trajectory: z.strictObject({ title: name }),
  participants: z.array(person).max(100),
  meetings: z.array(z.strictObject({ title: name, date: isoDate, type: meetingType })).max(100),
  /** The key card of the sender, so that what she makes of it can go back to her alone. */
  senderCard: z.string().max(200),
});
export type HomeSession = z.infer<typeof homeSession>;
