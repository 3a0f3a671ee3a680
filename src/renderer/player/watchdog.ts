/** How often it looks, in milliseconds. */
const EVERY_MS = 500;

/** How long a film that plays may stand still before it is taken to hang, in milliseconds. */
const LONGEST_STILL_MS = 3000;

/** What is watched: where a film is that should be moving. */
export type Pulse = {
  /** False while it stands still for a reason. */
  readonly shouldMove: boolean;
  /** Time of the element, and the frame it showed last; either has to change. */
  readonly seconds: number;
  readonly frame: number;
  /** The frame has been on screen for longer than it lasts: sound without picture is hanging too. */
  readonly isFrameOver: boolean;
};

/** Notices that a film which plays doesn't move: a decoder that hangs, or bytes that don't come. */
export class Watchdog {
  readonly #timer: ReturnType<typeof setInterval>;
  #last: Pulse | null = null;
  #sinceMs = performance.now();

  /** @param onStill is called once each time that it stood still too long */
  constructor(pulse: () => Pulse, onStill: () => void) {
    this.#timer = setInterval(() => {
      const now = pulse();
      if (this.#moved(now)) this.#sinceMs = performance.now();
      this.#last = now;
      if (performance.now() - this.#sinceMs < LONGEST_STILL_MS) return;
      this.#sinceMs = performance.now();
      onStill();
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #moved(now: Pulse): boolean {
    if (!now.shouldMove || this.#last === null || !this.#last.shouldMove) return true;
    if (now.frame !== this.#last.frame) return true;
    return now.seconds !== this.#last.seconds && !now.isFrameOver;
  }
}
