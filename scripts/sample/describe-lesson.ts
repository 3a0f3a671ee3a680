import { HEIGHT, WIDTH } from './film/encode.ts';
import { type Lesson, lessonSchema } from './lesson-schema.ts';
import { STAGE, viewAt } from './motion/camera.ts';
import { FRAME_US } from './script/clock.ts';
import type { Cue, Plan, Span } from './script/plan.ts';
import { PUPILS, pupilById, TEACHER } from './script/roster.ts';
import { UTTERANCES, VOICES } from './script/utterances.ts';

/** Below this level (decibels) a voice counts as soft. */
const SOFT = -27;

/** The plan as the truth that goes with the film. @throws ZodError when the script breaks the format. */
export function describeLesson(plan: Plan): Lesson {
  return lessonSchema.parse({
    format: 'kijkkring-sample-lesson',
    version: 1,
    title: { nl: 'Voorbeeldles: woorden op -er', en: 'Sample lesson: words that end in -er' },
    language: 'nl',
    film: 'lesson.mp4',
    durationUs: plan.frames * FRAME_US,
    frames: plan.frames,
    frameUs: FRAME_US,
    width: WIDTH,
    height: HEIGHT,
    teacher: { id: TEACHER, name: 'juf Marije' },
    pupils: PUPILS.map(({ id, name, seat, x, y }) => ({
      id,
      name,
      seat,
      picture: { x: rounded(x / STAGE.width), y: rounded(y / STAGE.height) },
    })),
    speech: plan.lines.map((line) => ({ id: line.id, ...times(line), ...spokenBy(line.id) })),
    events: plan.events.map((event) => ({
      id: event.id,
      ...times(event),
      kind: event.kind,
      who: event.who,
      pupil: event.pupil ?? null,
      items: event.items,
      answers: event.answers ?? null,
      answered: event.answered ?? null,
      what: event.what,
    })),
    movements: plan.cues.flatMap((cue, index) => movementOf(plan, cue, index)),
  });
}

function times(span: Span): Record<'startUs' | 'endUs' | 'startFrame' | 'endFrame', number> {
  return {
    startUs: span.start * FRAME_US,
    endUs: span.end * FRAME_US,
    startFrame: span.start,
    endFrame: span.end,
  };
}

function spokenBy(id: string): Pick<Lesson['speech'][number], 'who' | 'to' | 'text' | 'loudness' | 'item'> {
  const line = UTTERANCES.find((one) => one.id === id);
  const voice = line && VOICES[line.who];
  if (!line || !voice) throw new Error(`no sentence '${id}'`);
  const teacherSays = line.to === 'group' ? 'D1' : 'D2';
  return {
    who: line.who,
    to: line.to,
    text: line.text,
    loudness: voice.levelDb + (line.gainDb ?? 0) < SOFT ? 'soft' : 'normal',
    item: line.who === TEACHER ? teacherSays : 'D3',
  };
}

/** A finger that goes up (0.8 s) or the whole of a walk, with the part of the picture it crosses. */
function movementOf(plan: Plan, cue: Cue, index: number): Lesson['movements'] {
  const { act, who, frame } = cue;
  if (act.do === 'hand' && act.up === 1) {
    const { x, y, scale } = pupilById(who);
    const span = { start: frame, end: frame + 20 };
    const reach = {
      left: x - 120 * scale,
      right: x + 120 * scale,
      top: y - 125 * scale,
      bottom: y + 70 * scale,
    };
    return [{ id: `hand-${who}-${index}`, ...times(span), who, kind: 'hand', box: boxOf(plan, span, reach) }];
  }
  if (act.do === 'walk') {
    const span = { start: frame, end: Math.min(plan.frames, frame + Math.round(act.seconds * 25)) };
    const box = { x: 0, y: 0, width: 1, height: 1 };
    return [{ id: `walk-${index}`, ...times(span), who, kind: 'walk', box }];
  }
  return [];
}

interface Reach {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Part of the picture that shows a part of the stage during a span, as shares, cut at the picture's edge. */
function boxOf(plan: Plan, span: Span, reach: Reach): Lesson['movements'][number]['box'] {
  const { x, y, zoom } = viewAt(plan.camera, Math.round((span.start + span.end) / 2));
  const across = (at: number): number => clampShare(((at - x) * zoom) / STAGE.width + 0.5);
  const down = (at: number): number => clampShare(((at - y) * zoom) / STAGE.height + 0.5);
  const [left, top] = [across(reach.left), down(reach.top)];
  return {
    x: left,
    y: top,
    width: rounded(across(reach.right) - left),
    height: rounded(down(reach.bottom) - top),
  };
}

function clampShare(share: number): number {
  return rounded(Math.min(1, Math.max(0, share)));
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
