import type { AnswerOf, InputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Transport } from './transport.ts';

/** The contract as typed functions over whichever transport this window has. */
export class Client {
  readonly transport: Transport;
  readonly #underway = new Set<Promise<unknown>>();

  constructor(transport: Transport) {
    this.transport = transport;
  }

  /** What it answers, or why not. */
  async call<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<Result<AnswerOf<Name>>> {
    const answer = this.transport.call(name, input);
    this.#underway.add(answer);
    try {
      // the core has checked input and output by the schemas of this name
      return (await answer) as Result<AnswerOf<Name>>;
    } finally {
      this.#underway.delete(answer);
    }
  }

  /**
   * Waits until everything that was asked so far is answered: what was to be stored is stored then. What takes longer is not waited for.
   * @param mostMs milliseconds
   */
  async settled(mostMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, mostMs);
    });
    await Promise.race([this.#answered(), enough]);
    clearTimeout(timer);
  }

  /** Also what is asked only now, after what was asked before it. */
  async #answered(): Promise<void> {
    do {
      await Promise.allSettled(this.#underway);
      await new Promise((resolve) => setTimeout(resolve));
    } while (this.#underway.size > 0);
  }

  /** @throws KijkkringError with the code that the core gave */
  async ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    const answer = await this.call(name, input);
    if (answer.ok) return answer.value;
    throw new KijkkringError(answer.error.code, answer.error.params);
  }
}
