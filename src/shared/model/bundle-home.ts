import { z } from 'zod';
import { carriedFiles, senderCard } from './bundle-recording.ts';
import { classStatement, pupilConsent } from './class.ts';
import { guide } from './guide.ts';
import { meetingType } from './meeting.ts';
import { isoDate } from './scalars.ts';
import { participantRole, pupil, seat } from './trajectory.ts';

const name = z.string().min(1).max(200);
const person = z.strictObject({ name, role: participantRole });
const text = z.string().min(1).max(4000);

/** What is on record of a pupil, but for where the evidence lies: that is the school's own. */
const carriedConsent = pupilConsent.omit({ pupilId: true, evidence: true }).strict();

const carriedPupil = z.strictObject({
  number: pupil.shape.number,
  /** Null unless the sender chose that first names go along. */
  firstName: name.nullable(),
  seat: seat.strict(),
  group: name.nullable(),
  consents: z.array(carriedConsent).max(2),
});

/** The class, by numbers: who sits where, and what parents said. */
export const carriedClass = z.strictObject({
  statement: classStatement.strict().nullable(),
  pupils: z.array(carriedPupil).max(99),
});
export type CarriedClass = z.infer<typeof carriedClass>;

/** A recording that changes libraries keeps its last day, and the one extension that it had. */
export const carriedKeeping = z.strictObject({
  /** Its last day without an extension. */
  until: isoDate,
  /** Why it was extended; null when it was not. */
  extension: text.nullable(),
});
export type CarriedKeeping = z.infer<typeof carriedKeeping>;

/** What goes along with the recording, so that it can be the very start of her library. */
export const homeSession = z.strictObject({
  format: z.literal('kijkkring-home'),
  version: z.literal(1),
  recording: z.strictObject({
    title: name,
    round: z.int().min(1).max(9),
    files: carriedFiles,
    /** Null for a film that begins its life with her. */
    keeping: carriedKeeping.nullable(),
  }),
  trajectory: z.strictObject({ title: name }),
  /** Of whom it is for, as the sender knows it. */
  learningQuestion: text.nullable(),
  participants: z.array(person).max(100),
  meetings: z.array(z.strictObject({ title: name, date: isoDate, type: meetingType })).max(100),
  class: carriedClass,
  /** Which kijkwijzer to look with: one that comes with Kijkkring. */
  guide: guide.pick({ id: true, version: true }).strict().nullable(),
  senderCard,
});
export type HomeSession = z.infer<typeof homeSession>;
