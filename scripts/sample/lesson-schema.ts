import { z } from 'zod';

/**
 * `lesson.json`: what happens when in the sample lesson. All times are whole microseconds on the film's own timeline and
 * lie on the edge of a frame; a span holds [startUs, endUs). Codes of kijkwijzer items are those of the built-in sets.
 */
const time = z.int().min(0);
const span = { startUs: time, endUs: time, startFrame: z.int().min(0), endFrame: z.int().min(1) };
const item = z.string().regex(/^[A-D](?:[0-9]|1[0-9])$/);
const id = z.string().regex(/^[a-z0-9-]+$/);
const share = z.number().min(0).max(1);
const box = z.strictObject({ x: share, y: share, width: share, height: share });

const pupil = z.strictObject({
  id,
  name: z.string().min(1),
  /** Row 1 is nearest the board; places count from the left as the camera sees them. */
  seat: z.strictObject({ row: z.int().min(1).max(2), place: z.int().min(1).max(6) }),
  /** The middle of the head in the widest view, as shares of the picture. */
  picture: z.strictObject({ x: share, y: share }),
});

const speech = z.strictObject({
  id,
  ...span,
  who: id,
  to: id,
  text: z.string().min(1),
  loudness: z.enum(['normal', 'soft']),
  /** The speaking phase of kijkwijzer D that this is. */
  item,
});

const event = z.strictObject({
  id,
  ...span,
  kind: z.enum([
    'question',
    'wait',
    'turn',
    'answer',
    'reception',
    'naming',
    'help',
    'initiative',
    'look-round',
    'confer',
    'one-pupil',
    'quiet',
    'attention',
    'pupils-react',
    'announcement',
  ]),
  who: id,
  pupil: id.nullable(),
  items: z.array(item).min(1),
  /** The event that this one answers. */
  answers: id.nullable(),
  /** Initiatives only: whether the teacher took it up. */
  answered: z.boolean().nullable(),
  what: z.string().min(1),
});

const movement = z.strictObject({ id, ...span, who: id, kind: z.enum(['hand', 'walk']), box });

export const lessonSchema = z.strictObject({
  format: z.literal('kijkkring-sample-lesson'),
  version: z.literal(1),
  title: z.strictObject({ nl: z.string().min(1), en: z.string().min(1) }),
  language: z.literal('nl'),
  film: z.literal('lesson.mp4'),
  durationUs: time,
  frames: z.int().min(1),
  frameUs: z.literal(40_000),
  width: z.literal(1280),
  height: z.literal(720),
  teacher: z.strictObject({ id: z.literal('teacher'), name: z.string().min(1) }),
  pupils: z.array(pupil).min(10),
  speech: z.array(speech).min(1),
  events: z.array(event).min(1),
  /** Where something in the picture visibly moves, for tests of the player and of the film itself. */
  movements: z.array(movement).min(1),
});

export type Lesson = z.infer<typeof lessonSchema>;
