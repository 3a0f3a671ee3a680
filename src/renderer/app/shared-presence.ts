import type { IdleWatch } from './idle-watch.ts';

/** Only the windows of one origin hear it, and nothing but a sign of life goes along. */
const CHANNEL = 'kijkkring-presence';

/**
 * Somebody who is at one window is not away from the others, as all of them lock together: each window tells the others that a
 * key was pressed in it, or that something in it is watched.
 */
export class SharedPresence {
  readonly #watch: Pick<IdleWatch, 'seen' | 'look'>;
  readonly #isWatched: () => boolean;
  readonly #others = new BroadcastChannel(CHANNEL);
  #isSeenHere = false;

  /** @param isWatched whether something in this window is being watched, without a key being pressed */
  constructor(watch: Pick<IdleWatch, 'seen' | 'look'>, isWatched: () => boolean) {
    this.#watch = watch;
    this.#isWatched = isWatched;
    this.#others.onmessage = watch.seen;
  }

  /** A key, a pointer or a finger in this window. */
  readonly seen = (): void => {
    this.#isSeenHere = true;
    this.#watch.seen();
  };

  /** To be called every `LOOK_MS`. */
  readonly look = (): void => {
    if (this.#isSeenHere || this.#isWatched()) this.#others.postMessage(null);
    this.#isSeenHere = false;
    this.#watch.look();
  };

  close(): void {
    this.#others.close();
  }
}
