import { KijkkringError } from '../../shared/errors.ts';
import type { Stopwatch } from '../../shared/ports.ts';
import { readTries, writeTries } from './wrong-tries.ts';

/** After this many wrong passphrases in a row comes a wait (UX 3.0). */
const TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** What counts as a wrong try. */
const wrongCodes: ReadonlySet<string> = new Set(['passphraseWrong', 'recoveryWrong']);

type Seen = { readonly wrong: number; readonly closedUntil: number };

/**
 * Counts wrong passphrases and recovery sheets per library, whatever question they were for: five, then a wait of half a minute, and twice
 * as long after each further one. The count lies in the library's folder, so that it holds for every program and after a restart; a wait
 * goes by the time that this process sees pass, so that no clock shortens it: after a restart it begins anew. It slows down somebody at
 * the keyboard; what slows down somebody with a copy of the folder is the derivation of the key.
 */
export class PassphraseGate {
  readonly #stopwatch: Stopwatch;
  readonly #seen = new Map<string, Seen>();

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** Whole seconds until the next try on the library in this folder; 0 when there is no wait. */
  async waitSeconds(folder: string): Promise<number> {
    const { closedUntil } = await this.#look(folder);
    return Math.max(0, Math.ceil((closedUntil - this.#stopwatch.elapsed()) / 1000));
  }

  /**
   * Runs one try on the library in this folder.
   * @throws `passphraseWait` with `seconds` while closed, and instead of the fifth wrong one and those after it; else what the try throws
   */
  async try<T>(folder: string, attempt: () => Promise<T>): Promise<T> {
    await this.#refuseWhileClosed(folder);
    try {
      const value = await attempt();
      await this.#note(folder, 0);
      return value;
    } catch (error) {
      if (error instanceof KijkkringError && wrongCodes.has(error.code)) {
        const { wrong } = await this.#look(folder);
        await this.#note(folder, wrong + 1);
        await this.#refuseWhileClosed(folder);
      }
      throw error;
    }
  }

  async #refuseWhileClosed(folder: string): Promise<void> {
    const seconds = await this.waitSeconds(folder);
    if (seconds > 0) throw new KijkkringError('passphraseWait', { seconds });
  }

  /** What is on record, and until when it closes; a count that another program wrote begins its wait when it is seen. */
  async #look(folder: string): Promise<Seen> {
    const known = this.#seen.get(folder);
    const wrong = Math.max(await readTries(folder), 0);
    if (known !== undefined && known.wrong >= wrong) return known;
    return this.#remember(folder, wrong);
  }

  async #note(folder: string, wrong: number): Promise<void> {
    const before = this.#seen.get(folder)?.wrong ?? 0;
    if (wrong === 0 && before === 0) return;
    this.#remember(folder, wrong);
    await writeTries(folder, wrong);
  }

  #remember(folder: string, wrong: number): Seen {
    const seen = { wrong, closedUntil: this.#stopwatch.elapsed() + waitAfter(wrong) };
    this.#seen.set(folder, seen);
    return seen;
  }
}

/** How long a library stays closed after so many wrong tries in a row, in milliseconds. */
function waitAfter(wrong: number): number {
  if (wrong < TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - TRIES));
}
