import { z } from 'zod';
import { bundleId, meetingId, participantId, recordingId, roundId } from '../model/ids.ts';
import { meetingType } from '../model/meeting.ts';
import { recordingState } from '../model/recording.ts';
import { durationUs, freeText, isoDate, line, mediaTimeUs, timestampMs } from '../model/scalars.ts';
import { intention, participantRole } from '../model/trajectory.ts';
import { mutation, query } from './procedure.ts';

/** How far one quarter of a round's ring is. */
const progress = z.enum(['empty', 'partly', 'done']);

/** Whether there is a recovery sheet, and whether it is time to test it; none is needed to practise. */
const recoverySheet = z.enum(['missing', 'made', 'testDue', 'notNeeded']);

const nextMeeting = z.object({ meetingId, title: line, date: isoDate, type: meetingType });

const trajectoryRound = z.object({
  roundId,
  number: z.int(),
  /** The round that is being worked on: the first that is not discussed. */
  current: z.boolean(),
  arcs: z.object({ filmed: progress, watched: progress, prepared: progress, discussed: progress }),
  /** The recording to go on with in this round. */
  opens: recordingId.nullable(),
  /** Of that recording. */
  title: line.nullable(),
  readInAt: timestampMs.nullable(),
  discussedOn: isoDate.nullable(),
  /** What was taken along from its meeting. */
  intention: freeText.nullable(),
});

/** What this laptop knows of a colleague in a round, with its day; never what she is doing. */
const coachCell = z.object({
  roundId,
  number: z.int(),
  fact: z.enum(['nothing', 'readIn', 'watching', 'notYetIn', 'bundleIn', 'discussed']),
  on: isoDate.nullable(),
});

const coachStep = z.object({
  kind: z.enum(['readIn', 'wait', 'watch', 'prepare', 'none']),
  bundleId: bundleId.nullable(),
  /** The one to watch along with. */
  recordingId: recordingId.nullable(),
  fragments: z.int().nonnegative(),
});

export const homeContract = {
  'home.trajectory': query({
    summary: 'A teacher at home: question, rounds, where she was, what comes next, her circle.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      trajectoryTitle: line,
      learningQuestion: z.string().nullable(),
      rounds: z.array(trajectoryRound),
      resume: z
        .object({
          recordingId,
          title: line,
          state: recordingState,
          atUs: mediaTimeUs,
          durationUs,
          round: z.int(),
          fragments: z.int(),
          annotations: z.int(),
          released: z.int(),
        })
        .nullable(),
      /** Her recordings beside that one, the newest first. */
      others: z.array(z.object({ recordingId, title: line, state: recordingState, round: z.int() })),
      next: nextMeeting
        .extend({
          /** Who gets the bundle: the first coach of the group. */
          coach: line.nullable(),
          bundleBefore: isoDate,
          steps: z.array(z.object({ step: z.enum(['watch', 'release', 'bundle']), progress })),
        })
        .nullable(),
      /** The group as it sits, its owner first; the school leader is not part of it. */
      circle: z.array(z.object({ participantId, name: line, role: participantRole, self: z.boolean() })),
      recoverySheet,
    }),
  }),
  'home.coach': query({
    summary: 'A coach at home: teachers by rounds, with one next step each.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      trajectoryTitle: line,
      rounds: z.array(z.int()),
      currentRound: z.int(),
      /** In order of the alphabet, never of progress. */
      rows: z.array(
        z.object({
          participantId,
          name: line,
          learningQuestion: z.string().nullable(),
          cells: z.array(coachCell),
          nextStep: coachStep,
        }),
      ),
      next: nextMeeting.extend({ bundlesIn: z.int(), notYetIn: z.int() }).nullable(),
      recoverySheet,
    }),
  }),
  'intention.put': mutation({
    summary: 'Write down what is taken along from a round; an empty text takes it away.',
    right: 'owner',
    history: 'record',
    input: z.object({ roundId, text: freeText }),
    output: z.object({ intention: intention.nullable() }),
  }),
} as const;
