import { z } from 'zod';
import { carriedFiles, senderCard } from './bundle-recording.ts';
import { meetingType } from './meeting.ts';
import { isoDate } from './scalars.ts';
import { participantRole } from './trajectory.ts';

const name = z.string().min(1).max(200);
const person = z.strictObject({ name, role: participantRole });

/** What goes along with the recording, so that it can be the very start of her library. */
export const homeSession = z.strictObject({
  format: z.literal('kijkkring-home'),
  version: z.literal(1),
  recording: z.strictObject({ title: name, round: z.int().min(1).max(9), files: carriedFiles }),
  trajectory: z.strictObject({ title: name }),
  participants: z.array(person).max(100),
  meetings: z.array(z.strictObject({ title: name, date: isoDate, type: meetingType })).max(100),
  senderCard,
});
export type HomeSession = z.infer<typeof homeSession>;
