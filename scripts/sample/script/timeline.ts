import { frames } from './clock.ts';
import type { Act, CameraMove, Cue, Gaze, LessonEvent, Plan, Span, SpokenLine } from './plan.ts';
import { PUPILS, TEACHER } from './roster.ts';
import { seeded } from './seeded.ts';
import { UTTERANCES } from './utterances.ts';

/** Mouth openings of each utterance by its id, 25 per second: their number is the sentence's length in frames. */
export type Mouths = ReadonlyMap<string, readonly number[]>;

/**
 * Writes the lesson down in order: a cursor in frames that sentences and pauses move along, and cues and events that
 * are set relative to it.
 */
export class Timeline {
  #now = 0;
  readonly #mouths: Mouths;
  readonly #random = seeded(7);
  readonly #lines: SpokenLine[] = [];
  readonly #cues: Cue[] = [];
  readonly #camera: CameraMove[] = [];
  readonly #events: LessonEvent[] = [];
  readonly #murmurs: (Span & { loudness: number })[] = [];

  constructor(mouths: Mouths) {
    this.#mouths = mouths;
  }

  /** The frame at which the script is now. */
  get now(): number {
    return this.#now;
  }

  /** Lets time pass; the frames that passed. */
  pause(seconds: number): Span {
    const start = this.#now;
    this.#now += frames(seconds);
    return { start, end: this.#now };
  }

  /** Speaks a sentence from now on, or from `after` seconds from now. @throws Error when its sound is missing. */
  say(id: string, after = 0): Span {
    const line = UTTERANCES.find((one) => one.id === id);
    const mouth = this.#mouths.get(id);
    if (!line || !mouth) throw new Error(`no sentence '${id}'`);
    const start = this.#now + frames(after);
    const span = { start, end: start + mouth.length };
    this.#lines.push({ id, who: line.who, mouth, ...span });
    this.#now = span.end;
    return span;
  }

  /** Lets somebody do something, `after` seconds from now (or before, when negative). */
  cue(who: string, act: Act, after = 0): this {
    this.#cues.push({ frame: Math.max(0, this.#now + frames(after)), who, act });
    return this;
  }

  teacher(act: Act, after = 0): this {
    return this.cue(TEACHER, act, after);
  }

  /** All pupils but `except` look somewhere, each a little later than the other, as children do. */
  everyone(at: Gaze, options: { except?: readonly string[]; after?: number; within?: number } = {}): this {
    for (const pupil of PUPILS) {
      const delay = (options.after ?? 0) + 0.12 + this.#random() * (options.within ?? 0.7);
      if (!options.except?.includes(pupil.id)) this.cue(pupil.id, { do: 'look', at }, delay);
    }
    return this;
  }

  camera(x: number, y: number, zoom: number, seconds: number, after = 0): this {
    this.#camera.push({ frame: Math.max(0, this.#now + frames(after)), x, y, zoom, seconds });
    return this;
  }

  murmur(span: Span, loudness: number): this {
    this.#murmurs.push({ ...span, loudness });
    return this;
  }

  /** Notes what a viewer could mark, over these frames. */
  event(span: Span, event: Omit<LessonEvent, keyof Span>): this {
    this.#events.push({ ...event, start: span.start, end: span.end });
    return this;
  }

  /** The frames from `start` seconds before or after now to `end` seconds from now. */
  around(start: number, end: number): Span {
    return { start: this.#now + frames(start), end: this.#now + frames(end) };
  }

  finish(): Plan {
    const inTime = <T extends { frame: number }>(list: readonly T[]): T[] =>
      [...list].sort((a, b) => a.frame - b.frame);
    return {
      frames: this.#now,
      lines: [...this.#lines].sort((a, b) => a.start - b.start),
      cues: inTime(this.#cues),
      camera: inTime(this.#camera),
      events: [...this.#events].sort((a, b) => a.start - b.start || a.end - b.end),
      murmurs: this.#murmurs,
    };
  }
}
