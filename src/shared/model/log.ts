import { z } from 'zod';
import { consentCategory, consentStatus } from './class.ts';
import { bundleId, contactId, fragmentId, meetingId, participantId, pupilId, recordingId } from './ids.ts';
import { knownCopy } from './known-copy.ts';
import { pupilPapers } from './paper-choices.ts';
import { isoDate, timestampMs } from './scalars.ts';
import { participantRole } from './trajectory.ts';
import { watchChoice } from './watch.ts';

/**
 * What the log tells of: ids, days, roles and counts, never a name, a title or a picture, since lines outlive what they are
 * about.
 */
export const logEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('release'),
    fragmentId,
    meetingId,
    roles: z.array(participantRole),
    /** How many, beside the owner herself. */
    people: z.int().nonnegative(),
    until: isoDate,
  }),
  z.strictObject({ kind: z.literal('revocation'), fragmentId, releases: z.int().positive() }),
  z.strictObject({
    kind: z.literal('export'),
    bundleId,
    meetingId,
    fragmentIds: z.array(fragmentId).min(1),
    /** Of the file that was written. */
    sha256: z.string(),
  }),
  z.strictObject({
    kind: z.literal('audienceWarning'),
    meetingId,
    /** Who watches though parents were not told of them. */
    roles: z.array(participantRole).min(1),
  }),
  z.strictObject({
    kind: z.literal('consentChange'),
    pupilId,
    category: consentCategory,
    /** Null when the record was taken away. */
    status: consentStatus.nullable(),
  }),
  /** Something was released though nothing had been stated of the class. */
  z.strictObject({ kind: z.literal('noStatement'), meetingId }),
  /** What is stated of the class came along with a recording that was taken in. */
  z.strictObject({ kind: z.literal('statementTaken'), bundleId }),
  /** The library lies where it is copied to other machines, for a reason of its owner's. */
  z.strictObject({ kind: z.literal('folderOverride'), place: z.enum(['synchronised', 'network']) }),
  /** Somebody's key card came, was compared, is not in use any more, or went. */
  z.strictObject({
    kind: z.literal('keyCard'),
    what: z.enum(['added', 'confirmed', 'lost', 'removed']),
    contactId,
  }),
  /**
   * A whole recording was sealed for who was filmed (`readIn`) or came in that way (`takenIn`); was sealed by its owner for the begeleider
   * (`watchGiven`) or came in that way (`watchTaken`); was sealed by its owner for somebody to
   * go on with (`handedOver`); waited in the inbox and went as its day was over (`waitedTooLong`); or what a begeleider
   * proposes for one was sealed, or came in.
   */
  z.strictObject({
    kind: z.literal('custody'),
    what: z.enum([
      'readIn',
      'takenIn',
      'watchGiven',
      'watchTaken',
      'handedOver',
      'proposalMade',
      'proposalTaken',
      'waitedTooLong',
    ]),
    bundleId,
  }),
  /** Its owner chose whether the begeleider may have a whole recording. */
  z.strictObject({ kind: z.literal('watchChoice'), recordingId, choice: watchChoice }),
  /** A whole recording was given to a begeleider though nothing said that parents were told of her. */
  z.strictObject({ kind: z.literal('watchUntold'), recordingId }),
  /** Its owner said that she has seen enough of it to let the begeleider watch along. */
  z.strictObject({ kind: z.literal('watchedEnough'), recordingId }),
  /** Fragments were shown at a meeting: to whom, and by whom. */
  z.strictObject({
    kind: z.literal('showing'),
    meetingId,
    fragmentIds: z.array(fragmentId).min(1),
    present: z.array(participantId).min(1),
    operatedBy: participantId,
  }),
  /** Its owner said that a copy elsewhere is gone, or that it is there after all; `copyId` is that of the known copy. */
  z.strictObject({
    kind: z.literal('copyGone'),
    copy: knownCopy.shape.kind,
    copyId: knownCopy.shape.copyId,
    gone: z.boolean(),
  }),
  /** The files that a recording was read in from were wiped. */
  z.strictObject({ kind: z.literal('sourceWiped'), recordingId, files: z.int() }),
  /** The files of the camera were wiped here, as its review copy was verified; the recording goes on with that. */
  z.strictObject({ kind: z.literal('originalWiped'), recordingId, files: z.int() }),
  /** Somebody had put another key card in the place of this library's; it is its own again. */
  z.strictObject({ kind: z.literal('ownCardRestored') }),
  z.strictObject({ kind: z.literal('passphraseChanged') }),
  /** A new recovery sheet was made; one of before stopped working. */
  z.strictObject({ kind: z.literal('recoverySheet') }),
  z.strictObject({ kind: z.literal('extension'), recordingId, until: isoDate }),
  /** Nothing but that it is gone: the report of it holds the counts. */
  z.strictObject({
    kind: z.literal('destruction'),
    subject: z.enum(['recording', 'nameList', 'pupil', 'receivedBundle', 'releasedFragment']),
    subjectId: z.uuid().nullable(),
    cause: z.enum(['owner', 'deadline', 'withdrawal']),
  }),
  /** A paper about a pupil was written to a file: which paper, not what it says. */
  z.strictObject({ kind: z.literal('paperExported'), paper: z.enum(pupilPapers), pupilId }),
  z.strictObject({ kind: z.literal('withdrawal'), pupilId, revoked: z.int().nonnegative() }),
]);
export type LogEntry = z.infer<typeof logEntry>;

/** SHA-256 in lower-case hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One line: its hash covers its number, its moment, what it tells, and the hash of the line before. */
export const logLine = z.object({ number: z.int().positive(), at: timestampMs, entry: logEntry, hash });
export type LogLine = z.infer<typeof logLine>;

/** How far the log goes: signed anew with every line, so that lines can't be cut off at the end unseen. */
export const logHead = z.object({ count: z.int().nonnegative(), hash, signature: z.string() });
export type LogHead = z.infer<typeof logHead>;

/** What a check of the whole log finds; `number` is the first line that is not as it was written. */
export const logVerdict = z.discriminatedUnion('state', [
  z.object({ state: z.literal('whole'), lines: z.int().nonnegative() }),
  z.object({
    state: z.literal('broken'),
    lines: z.int().nonnegative(),
    why: z.enum(['lineMissing', 'lineChanged', 'cutOff', 'headUnsigned', 'reportDiffers']),
    number: z.int().positive().nullable(),
  }),
]);
export type LogVerdict = z.infer<typeof logVerdict>;
