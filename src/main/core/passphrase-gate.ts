import { KijkkringError } from '../../shared/errors.ts';
import type { Stopwatch } from '../../shared/ports.ts';

/** After this many wrong passphrases in a row comes a wait (UX 3.0). */
const TRIES = 5;
const WAIT_MS = 30_000;

/**
 * Counts wrong passphrases, whatever library or question they were for. It slows down somebody at the keyboard; what
 * slows down somebody with a copy of the folder is the derivation of the key.
 */
export class PassphraseGate {
  readonly #stopwatch: Stopwatch;
  #wrong = 0;
  #closedUntil = Number.NEGATIVE_INFINITY;

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** Whole seconds until the next try; 0 when there is no wait. */
  waitSeconds(): number {
    return Math.max(0, Math.ceil((this.#closedUntil - this.#stopwatch.elapsed()) / 1000));
  }

  /**
   * Runs one try.
   * @throws `passphraseWait` with `seconds` while closed, and instead of the fifth `passphraseWrong`; else what the try throws
   */
  async try<T>(attempt: () => Promise<T>): Promise<T> {
    this.#refuseWhileClosed();
    try {
      const value = await attempt();
      this.#wrong = 0;
      return value;
    } catch (error) {
      if (error instanceof KijkkringError && error.code === 'passphraseWrong') this.#countWrong();
      throw error;
    }
  }

  #countWrong(): void {
    this.#wrong += 1;
    if (this.#wrong < TRIES) return;
    this.#wrong = 0;
    this.#closedUntil = this.#stopwatch.elapsed() + WAIT_MS;
    this.#refuseWhileClosed();
  }

  #refuseWhileClosed(): void {
    const seconds = this.waitSeconds();
    if (seconds > 0) throw new KijkkringError('passphraseWait', { seconds });
  }
}
