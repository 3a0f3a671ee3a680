import { z } from 'zod';
import { annotation } from '../model/annotation.ts';
import { annotationKind, guide } from '../model/guide.ts';
import { annotationId, fragmentId, highlightId, noteId, pupilId, recordingId } from '../model/ids.ts';
import { fragment, highlight, note } from '../model/recording.ts';
import { freeText, line, mediaTimeUs } from '../model/scalars.ts';
import { mutation, query } from './procedure.ts';

const record = { right: 'owner', history: 'record' } as const;
const nothing = z.object({});

export const viewingContract = {
  'fragment.list': query({
    summary: 'The fragments of a recording in order of time.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.array(fragment),
  }),
  'fragment.add': mutation({
    ...record,
    summary: 'Clip a fragment; both ends go to displayed frames, the one on screen at each moment.',
    input: z.object({
      recordingId,
      inUs: mediaTimeUs,
      outUs: mediaTimeUs,
      title: line,
      why: freeText.default(''),
      levelled: z.boolean().default(false),
    }),
    output: fragment,
  }),
  'fragment.update': mutation({
    ...record,
    summary: 'Change title, reason, sound or ends of a fragment that is not released.',
    input: z.object({
      fragmentId,
      inUs: mediaTimeUs.optional(),
      outUs: mediaTimeUs.optional(),
      title: line.optional(),
      why: freeText.optional(),
      levelled: z.boolean().optional(),
    }),
    output: fragment,
  }),
  'fragment.remove': mutation({
    ...record,
    summary: 'Take a fragment away; the footage stays.',
    input: z.object({ fragmentId }),
    output: nothing,
  }),
  'annotation.list': query({
    summary: 'The annotations of a recording in order of time.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.array(annotation),
  }),
  'annotation.add': mutation({
    ...record,
    summary: 'Place an item of a guide on the timeline; a new phase ends the running one.',
    input: z.object({
      recordingId,
      itemCode: z.string(),
      startUs: mediaTimeUs,
      endUs: mediaTimeUs.optional(),
      pupilId: pupilId.optional(),
      note: freeText.default(''),
      /** Where it differs from the item's own, for once: a moment that lasts, or of a duration only the moment. */
      kind: annotationKind.extract(['point', 'interval']).optional(),
    }),
    output: annotation,
  }),
  'annotation.update': mutation({
    ...record,
    summary: 'Move an annotation, or change its pupil or note.',
    input: z.object({
      annotationId,
      startUs: mediaTimeUs.optional(),
      endUs: mediaTimeUs.optional(),
      pupilId: pupilId.nullable().optional(),
      note: freeText.optional(),
    }),
    output: annotation,
  }),
  'annotation.remove': mutation({
    ...record,
    summary: 'Take an annotation away.',
    input: z.object({ annotationId }),
    output: nothing,
  }),
  'note.list': query({
    summary: 'The notes of a recording.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.array(note),
  }),
  'note.add': mutation({
    ...record,
    summary: 'Write a note at a moment.',
    input: z.object({ recordingId, atUs: mediaTimeUs, text: freeText.min(1) }),
    output: note,
  }),
  'note.update': mutation({
    ...record,
    summary: 'Change a note.',
    input: z.object({ noteId, text: freeText.min(1) }),
    output: note,
  }),
  'note.remove': mutation({
    ...record,
    summary: 'Take a note away.',
    input: z.object({ noteId }),
    output: nothing,
  }),
  'highlight.list': query({
    summary: 'The highlights of a recording.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.array(highlight),
  }),
  'highlight.add': mutation({
    ...record,
    summary: 'Mark a mooi moment: fifteen seconds on either side.',
    input: z.object({ recordingId, atUs: mediaTimeUs }),
    output: highlight,
  }),
  'highlight.remove': mutation({
    ...record,
    summary: 'Take a highlight away.',
    input: z.object({ highlightId }),
    output: nothing,
  }),
  'guide.list': query({
    summary: 'The observation guides.',
    right: 'owner',
    input: z.object({}),
    output: z.array(guide),
  }),
} as const;
