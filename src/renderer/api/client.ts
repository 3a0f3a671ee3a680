import type { AnswerOf, InputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { KijkkringError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import type { Transport } from './transport.ts';

/** The contract as typed functions over whichever transport this window has. */
export class Client {
  readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }

  /** What it answers, or why not. */
  async call<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<Result<AnswerOf<Name>>> {
    // the core has checked input and output by the schemas of this name
    return (await this.transport.call(name, input)) as Result<AnswerOf<Name>>;
  }

  /** @throws KijkkringError with the code that the core gave */
  async ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    const answer = await this.call(name, input);
    if (answer.ok) return answer.value;
    throw new KijkkringError(answer.error.code, answer.error.params);
  }
}
