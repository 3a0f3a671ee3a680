import type { Clock, Stopwatch } from '../../shared/ports.ts';

/** After this long without a sign of anybody the library is locked, in milliseconds (UX 3.0). */
export const IDLE_MS = 10 * 60_000;

/** How often it is looked at, in milliseconds. A laptop that slept is found out at the first look. */
export const LOOK_MS = 5_000;

/**
 * When the clock on the wall went on so much longer than the time that this window saw pass, the laptop slept, in milliseconds. Where that time
 * runs on through sleep (Windows), a look that comes so much too late tells it; a hidden window is called at least once a minute.
 */
export const SLEEP_MS = 60_000;

/** Finds out that nobody is there any more, or that the laptop slept. */
export class IdleWatch {
  readonly #clock: Clock;
  readonly #isBusy: () => boolean;
  readonly #onIdle: () => void;
  #seenAt: number;
  readonly #stopwatch: Stopwatch;
  #looked: { readonly wall: number; readonly passed: number };

  /** @param isBusy while a film plays, somebody is watching */
  constructor(clock: Clock, stopwatch: Stopwatch, isBusy: () => boolean, onIdle: () => void) {
    this.#clock = clock;
    this.#stopwatch = stopwatch;
    this.#looked = { wall: clock.now(), passed: stopwatch.elapsed() };
    this.#isBusy = isBusy;
    this.#onIdle = onIdle;
    this.#seenAt = clock.now();
  }

  /** A key, a pointer or a finger. */
  readonly seen = (): void => {
    this.#seenAt = this.#clock.now();
  };

  /** To be called every `LOOK_MS`. */
  readonly look = (): void => {
    if (this.#slept()) {
      this.seen();
      this.#onIdle();
    } else if (this.#isBusy()) this.seen();
    // a clock that was put back says nothing of how long ago it was
    else if (this.#clock.now() < this.#seenAt) this.seen();
    else if (this.#clock.now() - this.#seenAt >= IDLE_MS) {
      this.seen();
      this.#onIdle();
    }
  };

  /** Since the last look, also while a film was to play on. */
  #slept(): boolean {
    const before = this.#looked;
    this.#looked = { wall: this.#clock.now(), passed: this.#stopwatch.elapsed() };
    const passed = this.#looked.passed - before.passed;
    return this.#looked.wall - before.wall - passed >= SLEEP_MS || passed - LOOK_MS >= SLEEP_MS;
  }
}
