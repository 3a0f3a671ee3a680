import type { ElementStack } from './element-stack.ts';
import type { FilmMap } from './film-map.ts';

/**
 * How long a film stands still before its neighbours are made ready, in milliseconds: after a step, as a key that is held is on its way; and
 * after a seek, as whoever seeks seeks on.
 */
const STEPPED_MS = 50;
const SOUGHT_MS = 300;

/**
 * Has the frames before and after the one on screen stand ready underneath while a film stands still, so that a step only has to raise one
 * of them: to go back one frame a decoder may have to decode a second of film.
 */
export class Neighbours {
  readonly #stack: ElementStack;
  readonly #map: () => FilmMap;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #standsAt: number | null = null;
  /** The way of the last step: the next one goes that way most often; and who stops a film goes back first. */
  #way: 1 | -1 = -1;
  #isStepping = false;

  constructor(stack: ElementStack, map: () => FilmMap) {
    this.#stack = stack;
    this.#map = map;
  }

  /** Somebody steps. @param frames negative for back */
  goes(frames: number): void {
    this.#way = frames < 0 ? -1 : 1;
    this.#isStepping = true;
  }

  /** Somebody seeks. */
  leaps(): void {
    this.#isStepping = false;
  }

  /** The film stands still at a frame. */
  stand(frame: number): void {
    this.leave();
    this.#standsAt = frame;
    this.#timer = setTimeout(() => void this.#prepare(frame), this.#isStepping ? STEPPED_MS : SOUGHT_MS);
  }

  /** It doesn't any more: nothing is begun from now on. */
  leave(): void {
    clearTimeout(this.#timer);
    this.#standsAt = null;
  }

  async #prepare(frame: number): Promise<void> {
    for (const way of [this.#way, -this.#way])
      if (this.#standsAt === frame) await this.#prepareOne(frame, frame + way);
  }

  async #prepareOne(frame: number, next: number): Promise<void> {
    const map = this.#map();
    const part = map.partOf(map.startOf(next));
    if (map.clamp(next) !== next || part === -1) return;
    const { under } = this.#stack;
    const other = 2 * frame - next;
    const element = under.find(({ aim }) => aim === next) ?? under.findLast(({ aim }) => aim !== other);
    if (element === undefined) return;
    element.load(map, part);
    // when it can't be shown, the step itself finds out and says so
    await element.show(map, next, () => this.#standsAt === frame);
  }
}
