import { z } from 'zod';

/** Who does what the item describes. */
export const actor = z.enum(['teacher', 'pupil', 'group']);
export type Actor = z.infer<typeof actor>;

/** `point` is a moment, `interval` has an end, `exclusive` is a phase of which exactly one is on at a time. */
export const annotationKind = z.enum(['point', 'interval', 'exclusive']);
export type AnnotationKind = z.infer<typeof annotationKind>;

/** The five clusters that have a colour and a shape (UX §6). */
export const cluster = z.enum(['following', 'receiving', 'turn', 'leading', 'pupil']);
export type Cluster = z.infer<typeof cluster>;

/** A text in both interface languages. */
const bilingual = z.object({ nl: z.string().min(1), en: z.string().min(1) });

export const guideItem = z.object({
  /** `A1`…`A0` for the ten active items, `A11`… for the reserve. */
  code: z.string().regex(/^[A-Z](?:[0-9]|1[1-9]|[2-9][0-9])$/),
  label: bilingual,
  /** What somebody sees or hears when it happens. */
  seenBy: bilingual,
  actor,
  kind: annotationKind,
  cluster,
  pupil: z.enum(['none', 'optional', 'required']),
  /** After this many seconds an open interval is asked about; absent for points. */
  maxSeconds: z.int().positive().optional(),
});
export type GuideItem = z.infer<typeof guideItem>;

/** An observation guide (kijkwijzer): ten active items on the digit keys, any number in reserve. */
export const guide = z.object({
  format: z.literal('kijkkring-guide'),
  formatVersion: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  version: z.int().positive(),
  letter: z.string().regex(/^[A-Z]$/),
  title: bilingual,
  /** How far this set has been reviewed, in words for the user. */
  review: bilingual,
  /** The items that are lit the first time. */
  firstItems: z.array(z.string()).length(3),
  active: z.array(guideItem).min(1).max(10),
  reserve: z.array(guideItem),
});
export type Guide = z.infer<typeof guide>;
