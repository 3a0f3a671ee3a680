import { createStore } from 'zustand/vanilla';
import type { AnswerOf, InputOf, ProcedureName } from '../../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { Client } from '../../../api/client.ts';

export type ChangesState = {
  /** When the last change was on disk, by the clock of this machine. */
  readonly savedAtMs: number | null;
  /** Why the last one could not be, until it is put away. */
  readonly error: ErrorPayload | null;
};

/** The way to the core for what is done on this screen: in the order in which it was done, and never silently refused. */
export class Changes {
  readonly state = createStore<ChangesState>(() => ({ savedAtMs: null, error: null }));
  readonly #client: Client;
  #last: Promise<void> = Promise.resolve();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Waits until everything asked before is done, so that a seat finds the markering of the key before it. */
  inTurn(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(work);
    return this.#last;
  }

  /** @returns null when it was refused; the reason is then shown */
  async change<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name> | null> {
    const answer = await this.#client.call(name, input);
    if (!answer.ok) {
      this.state.setState({ error: answer.error });
      return null;
    }
    this.state.setState({ savedAtMs: Date.now(), error: null });
    return answer.value;
  }

  /** Asks without changing anything, past what the window has already heard. @returns null when it was refused */
  async read<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name> | null> {
    const answer = await this.#client.call(name, input);
    return answer.ok ? answer.value : null;
  }

  readonly putErrorAway = (): void => this.state.setState({ error: null });
}
