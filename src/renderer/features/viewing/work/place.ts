import type { InputOf } from '../../../../shared/contract/contract.ts';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import type { Client } from '../../../api/client.ts';

type View = Omit<InputOf<'view.put'>, 'recordingId'>;

/** How often the place in the film is written down while it runs, in milliseconds. */
const everyMs = 2_000;

/** Remembers where somebody is in a recording and how she looks at it. */
export class Place {
  readonly #client: Client;
  readonly #recordingId: RecordingId;
  #waiting: View = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client, recordingId: RecordingId) {
    this.#client = client;
    this.#recordingId = recordingId;
  }

  /** The film is here; written down once in a while. */
  follow(positionUs: number): void {
    this.#waiting = { ...this.#waiting, positionUs };
    this.#timer ??= setTimeout(() => this.flush(), everyMs);
  }

  /** Another way of looking: written down at once. */
  put(view: View): void {
    this.#waiting = { ...this.#waiting, ...view };
    this.flush();
  }

  /** Writes down what waits; on leaving the screen. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const view = this.#waiting;
    this.#waiting = {};
    if (Object.keys(view).length === 0) return;
    // a library that was just locked refuses it; then the place of a moment before stands
    void this.#client.call('view.put', { recordingId: this.#recordingId, ...view });
  };
}
