import { z } from 'zod';
import { participantId, pupilId, trajectoryId } from '../model/ids.ts';
import { freeText, line } from '../model/scalars.ts';
import {
  learningQuestion,
  participant,
  participantRole,
  pupil,
  round,
  seat,
  trajectory,
} from '../model/trajectory.ts';
import { mutation, query } from './procedure.ts';

export const trajectoryContract = {
  'trajectory.get': query({
    summary: 'The trajectory with its rounds, participants, learning questions and pupils.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      trajectory,
      rounds: z.array(round),
      participants: z.array(participant),
      learningQuestions: z.array(learningQuestion),
      pupils: z.array(pupil),
    }),
  }),
  'trajectory.rename': mutation({
    summary: 'Give the trajectory another title.',
    right: 'owner',
    history: 'record',
    input: z.object({ trajectoryId, title: line }),
    output: trajectory,
  }),
  'participant.add': mutation({
    summary: 'Add somebody to the group.',
    right: 'owner',
    history: 'record',
    input: z.object({ name: line, role: participantRole }),
    output: participant,
  }),
  'participant.update': mutation({
    summary: 'Change the name or role of a participant.',
    right: 'owner',
    history: 'record',
    input: z.object({ participantId, name: line.optional(), role: participantRole.optional() }),
    output: participant,
  }),
  'participant.remove': mutation({
    summary: 'Take a participant out of the group.',
    right: 'owner',
    history: 'record',
    input: z.object({ participantId }),
    output: z.object({}),
  }),
  'learningQuestion.put': mutation({
    summary: 'Write down a learning question, or sharpen it: earlier versions stay.',
    right: 'owner',
    history: 'record',
    input: z.object({
      text: freeText.min(1),
      expectation: freeText.optional(),
      participantId: participantId.optional(),
    }),
    output: learningQuestion,
  }),
  'pupil.add': mutation({
    summary:
      'Add a pupil; without a number the first free one is taken. A name takes hold of texts typed before.',
    right: 'owner',
    history: 'never',
    input: z.object({ number: z.int().min(1).max(99).optional(), firstName: line.optional() }),
    output: pupil,
  }),
  'pupil.place': mutation({
    summary: 'Give a pupil another seat; whoever sits there takes the seat that came free.',
    right: 'owner',
    history: 'record',
    input: z.object({ pupilId, ...seat.shape }),
    output: z.array(pupil),
  }),
  'pupil.rename': mutation({
    summary: 'Change or remove the first name of a pupil in the separate list.',
    right: 'owner',
    history: 'never',
    input: z.object({ pupilId, firstName: line.nullable() }),
    output: pupil,
  }),
} as const;
