import type { ElementStack } from './element-stack.ts';
import type { FilmMap } from './film-map.ts';
import type { Loop } from './player-state.ts';

/** How long before a file ends the next one is opened, in microseconds. */
const OPEN_AHEAD_US = 10_000_000;

/** What is playing: up to where, and with which frame it goes on then. */
type Run = { readonly endUs: number; readonly next: number };

export type TurnDesk = {
  readonly map: () => FilmMap;
  readonly loop: () => Loop | null;
  readonly rate: () => number;
  /** Goes on at a frame that no element stands at yet. */
  readonly seek: (frame: number) => void;
  /** The element that stood at a frame is on top now, and has to be played. */
  readonly turned: (frame: number) => void;
};

/**
 * Goes on without a gap where a loop or a file ends: the element underneath stands at the frame that comes next before it is due, and
 * is raised when the last frame has had its time. That last frame holds the film, so that no timer has to be on time for the one
 * after it not to be seen.
 */
export class Turn {
  readonly #stack: ElementStack;
  readonly #desk: TurnDesk;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #prepared: number | null = null;

  constructor(stack: ElementStack, desk: TurnDesk) {
    this.#stack = stack;
    this.#desk = desk;
  }

  /** Somebody goes elsewhere, or stands still: nothing is due any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#prepared = null;
  }

  /** A frame came on screen while playing. @param forMs for how long it has been there */
  shown(frame: number, forMs: number): void {
    const run = this.#run();
    if (run === null) return;
    const map = this.#desk.map();
    const startUs = map.startOf(frame);
    const isLoop = this.#desk.loop() !== null;
    if (isLoop || run.endUs - startUs < OPEN_AHEAD_US) void this.#prepare(run.next);
    if (map.endOf(frame) < run.endUs) return;
    clearTimeout(this.#timer);
    this.#stack.top.video.pause();
    const lastsMs = startUs >= run.endUs ? 0 : (map.endOf(frame) - startUs) / 1000 / this.#desk.rate();
    this.#timer = setTimeout(() => this.#goOn(run.next), Math.max(0, lastsMs - forMs));
  }

  /** The file came to its end. @returns whether it goes on */
  ended(): boolean {
    const run = this.#run();
    if (run === null) return false;
    this.#goOn(run.next);
    return true;
  }

  #run(): Run | null {
    const map = this.#desk.map();
    const loop = this.#desk.loop();
    const { part } = this.#stack.top;
    const partEndUs = Math.min(map.parts[part ?? -1]?.endUs ?? map.endUs, map.endUs);
    if (loop !== null && loop.outUs <= partEndUs) return { endUs: loop.outUs, next: map.frameAt(loop.inUs) };
    return partEndUs < map.endUs ? { endUs: partEndUs, next: map.frameAt(partEndUs) } : null;
  }

  async #prepare(next: number): Promise<void> {
    const map = this.#desk.map();
    const part = map.partOf(map.startOf(next));
    const { resting } = this.#stack;
    if (this.#prepared === next || part === -1) return;
    this.#prepared = next;
    resting.load(map, part);
    if (resting.standsAt !== next) await resting.show(map, next, () => this.#prepared === next);
  }

  #goOn(next: number): void {
    clearTimeout(this.#timer);
    this.#prepared = null;
    const { resting } = this.#stack;
    if (resting.standsAt !== next) {
      this.#desk.seek(next);
      return;
    }
    this.#stack.raise(resting);
    this.#desk.turned(next);
  }
}
