import type { Core } from '../core/create-core.ts';

/** How often a job is looked at that runs on after its window was closed, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

export interface IdleStopOptions {
  readonly core: Pick<Core, 'call'>;
  readonly stopAfterMs: number;
  readonly onStop: () => void;
}

/** Stops the server some time after the last window closed, but never under a job that still runs. */
export class IdleStop {
  readonly #options: IdleStopOptions;
  #timer: NodeJS.Timeout | undefined;
  #wait: number;
  #open = 0;
  #ended = false;

  constructor(options: IdleStopOptions) {
    this.#options = options;
    this.#wait = options.stopAfterMs;
  }

  /** How many windows are open now. */
  windows(open: number): void {
    clearTimeout(this.#timer);
    this.#open = open;
    if (open === 0 && !this.#ended) this.#stopLater();
  }

  /** No window will come back, so there is nothing to wait for but a job. */
  async lastWindowClosed(): Promise<void> {
    clearTimeout(this.#timer);
    this.#open = 0;
    this.#wait = LOOK_AGAIN_MS;
    await this.#stopUnlessBusy();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #stopLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#stopUnlessBusy(), this.#wait);
  }

  async #stopUnlessBusy(): Promise<void> {
    const answer = await this.#options.core.call('owner', 'job.list', {});
    // a locked library runs nothing
    const jobs = answer.ok ? (answer.value as readonly { readonly state: string }[]) : [];
    if (this.#ended || this.#open > 0) return;
    if (jobs.some(({ state }) => state === 'running' || state === 'queued')) this.#stopLater();
    else this.#options.onStop();
  }
}
