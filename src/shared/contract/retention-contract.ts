import { z } from 'zod';
import { destructionReport } from '../model/destruction.ts';
import { bundleId, fragmentId, pupilId, recordingId } from '../model/ids.ts';
import { recordingState } from '../model/recording.ts';
import { isoDate, line, timestampMs } from '../model/scalars.ts';
import { job, mutation, query, sessionChange } from './procedure.ts';

const owner = { right: 'owner', output: destructionReport } as const;

const terms = z.object({
  afterMeeting: z.int().min(1),
  afterImport: z.int().min(1),
  afterRelease: z.int().min(1),
});

export const retentionContract = {
  'retention.get': query({
    summary: 'The last day of everything, and whether the date of this machine has to be confirmed.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      /** The day that deadlines go by. */
      today: isoDate,
      terms,
      dateQuestion: z.object({ clockDay: isoDate, confirmedDay: isoDate }).nullable(),
      recordings: z.array(
        z.object({
          recordingId,
          title: z.string(),
          /** Not one that she only watches along with. */
          own: z.boolean(),
          state: recordingState,
          lastDay: isoDate,
          reason: z.enum(['meeting', 'import', 'owner', 'handedOver']),
          /** Past its last day: it can't be opened. */
          locked: z.boolean(),
          extension: z.object({ reason: z.string(), extendedAt: timestampMs }).nullable(),
          destroyedAt: timestampMs.nullable(),
          /** What is released of it and stays when it goes, until the latest of their days; null when there is nothing. */
          released: z
            .object({
              fragments: z.int().positive(),
              until: isoDate,
              /** Whether each has a film of its own: before that they can't stay without the recording. */
              made: z.boolean(),
            })
            .nullable(),
          /** The camera's files: they stay, may go as the review copy is verified, or are gone. */
          original: z.enum(['stays', 'mayGo', 'gone']),
        }),
      ),
      releases: z.array(
        z.object({
          fragmentId,
          title: z.string(),
          meetingTitle: z.string(),
          lastDay: isoDate,
          over: z.boolean(),
          /** Its film is here under a key of its own, and goes when its time is over. */
          film: z.boolean(),
        }),
      ),
      received: z.array(z.object({ bundleId, authorName: z.string(), lastDay: isoDate })),
      reports: z.array(destructionReport),
    }),
  }),
  'retention.extend': mutation({
    summary: 'Keep a recording fourteen days longer, once, for a reason.',
    right: 'owner',
    history: 'never',
    input: z.object({ recordingId, reason: line }),
    output: z.object({ lastDay: isoDate }),
  }),
  'retention.setTerms': mutation({
    summary: 'Shorten how many days things stay, as a school wants it.',
    right: 'owner',
    history: 'never',
    input: terms,
    output: terms,
  }),
  'retention.confirmDate': sessionChange({
    summary: 'Say which day it is, when the clock of this machine is in doubt.',
    right: 'owner',
    input: z.object({ day: isoDate }),
    output: z.object({}),
  }),
  'recording.destroy': sessionChange({
    ...owner,
    summary:
      'Destroy the film of a recording for good; markings and notes stay. What is released of it stays or goes, as is said.',
    input: z.object({ recordingId, released: z.enum(['keep', 'destroy']).optional() }),
  }),
  'recording.dropOriginal': sessionChange({
    summary:
      'Wipe the camera files of a recording for good and go on with its verified review copy; all else stays.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({}),
  }),
  'release.render': job({
    summary: 'Make the films of what is released of a recording, which stay when the recording goes.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.object({ rendered: z.int() }),
  }),
  'names.destroy': sessionChange({
    ...owner,
    summary: 'Destroy the list of first names for good; everybody is a number from then on, in every text.',
    input: z.object({}),
  }),
  'pupil.remove': sessionChange({
    ...owner,
    summary: 'Take a pupil out of the class for good, with name, seat and what is on record.',
    input: z.object({ pupilId }),
  }),
  'bundle.forget': sessionChange({
    ...owner,
    summary: 'Destroy a package that came in, with its fragments.',
    input: z.object({ bundleId }),
  }),
  'destruction.list': query({
    summary: 'The reports of what was destroyed, the newest first.',
    right: 'owner',
    input: z.object({}),
    output: z.array(destructionReport),
  }),
} as const;
