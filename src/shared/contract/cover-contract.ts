import { z } from 'zod';
import { cover, coverContent } from '../model/cover.ts';
import { coverId, fragmentId } from '../model/ids.ts';
import { mutation, query } from './procedure.ts';

/** Out of reach of undo, as consent and release are: a key must not take a cover off that somebody counts on. */
const decision = { right: 'owner', history: 'never' } as const;

export const coverContract = {
  'cover.list': query({
    summary: 'The covers and silences of these fragments in order of time.',
    right: 'owner',
    input: z.object({ fragmentIds: z.array(fragmentId) }),
    output: z.array(cover),
  }),
  'cover.add': mutation({
    ...decision,
    summary: 'Cover a part of the picture of a fragment, or silence a stretch of it; to be confirmed.',
    input: z.object({ fragmentId, ...coverContent }),
    output: cover,
  }),
  'cover.update': mutation({
    ...decision,
    summary: 'Change where and when a cover is; it has to be confirmed again.',
    input: z.object({
      coverId,
      shape: coverContent.shape.optional(),
      muted: coverContent.muted.optional(),
      startUs: coverContent.startUs.optional(),
      endUs: coverContent.endUs.optional(),
      keys: coverContent.keys.optional(),
    }),
    output: cover,
  }),
  'cover.remove': mutation({
    ...decision,
    summary: 'Take a cover away.',
    input: z.object({ coverId }),
    output: z.object({}),
  }),
  'cover.confirm': mutation({
    ...decision,
    summary: 'Say, after watching it run, that this cover hides what it has to hide.',
    input: z.object({ coverId }),
    output: cover,
  }),
} as const;
