import type { Core } from '../core/create-core.ts';

export interface IdleStopOptions {
  readonly core: Core;
  readonly stopAfterMs: number;
  readonly onStop: () => void;
}

/** Stops the server some time after the last window closed, but never under a job that still runs. */
export class IdleStop {
  readonly #options: IdleStopOptions;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: IdleStopOptions) {
    this.#options = options;
  }

  /** How many windows are open now. */
  windows(open: number): void {
    clearTimeout(this.#timer);
    if (open === 0 && !this.#ended) this.#wait();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(() => void this.#stopUnlessBusy(), this.#options.stopAfterMs);
  }

  async #stopUnlessBusy(): Promise<void> {
    const answer = await this.#options.core.call('owner', 'job.list', {});
    // a locked library runs nothing
    const jobs = answer.ok ? (answer.value as readonly { readonly state: string }[]) : [];
    if (this.#ended) return;
    if (jobs.some(({ state }) => state === 'running' || state === 'queued')) this.#wait();
    else this.#options.onStop();
  }
}
