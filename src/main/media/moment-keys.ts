/** Of key pictures as they come, picks those that somebody will look at: of each moment the last that begins no later. */
export class MomentKeys<Key> {
  readonly #interval: number;
  #held: { readonly moment: number; readonly key: Key } | null = null;

  /** @param interval between two moments, in whatever unit the times are told */
  constructor(interval: number) {
    this.#interval = interval;
  }

  /** Takes the next. @param sinceZero its time, from the first moment on @returns the one before it, when it will be looked at */
  take(sinceZero: number, key: Key): Key | null {
    if (sinceZero < 0) return null;
    const held = this.#held;
    // the first stands in for what comes before it
    const moment = held === null ? 0 : Math.ceil(sinceZero / this.#interval);
    this.#held = { moment, key };
    return held !== null && moment > held.moment ? held.key : null;
  }

  /** There are no more: the last is looked at until the end of the film. */
  finish(): Key | null {
    const held = this.#held;
    this.#held = null;
    return held?.key ?? null;
  }
}
