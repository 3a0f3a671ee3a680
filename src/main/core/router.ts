import { invariant } from '../../shared/assert.ts';
import {
  type AnswerOf,
  type Contract,
  contract,
  type InputOf,
  isProcedureName,
  type NameOfKind,
  type ProcedureName,
} from '../../shared/contract/contract.ts';
import type { Procedure, Right, Role } from '../../shared/contract/procedure.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { toDatabaseError } from '../store/database-error.ts';
import type { Ports } from './ports.ts';

/** What the router hands each kind of procedure to. */
export interface Dispatch {
  query(name: NameOfKind<'query'>, input: unknown): unknown;
  mutation(name: NameOfKind<'mutation'>, input: unknown): unknown;
  session(name: NameOfKind<'session'>, input: unknown): Promise<unknown>;
  job(name: NameOfKind<'job'>, input: unknown): { jobId: string };
}

const allowed: Readonly<Record<Role, ReadonlySet<Right>>> = {
  locked: new Set<Right>(['anyone']),
  board: new Set<Right>(['anyone', 'board']),
  owner: new Set<Right>(['anyone', 'board', 'owner']),
};

/**
 * The one door into the core. Every call is looked up in the contract, checked against the caller's right, parsed,
 * and answered with a result; no exception passes it.
 */
export class Router {
  readonly #ports: Ports;
  readonly #dispatch: Dispatch;
  readonly #roleNow: (role: Role) => Role;

  constructor(ports: Ports, dispatch: Dispatch, roleNow: (role: Role) => Role) {
    this.#ports = ports;
    this.#dispatch = dispatch;
    this.#roleNow = roleNow;
  }

  /** A call whose name and input come from outside and are not trusted. */
  async call(role: Role, name: string, input: unknown): Promise<Result<unknown>> {
    try {
      return ok(await this.#answer(role, name, input));
    } catch (error) {
      return refused(this.#payloadOf(error));
    }
  }

  /** A call from our own code, typed. @throws KijkkringError */
  async ask<Name extends ProcedureName>(
    role: Role,
    name: Name,
    input: InputOf<Name>,
  ): Promise<AnswerOf<Name>> {
    const result = await this.call(role, name, input);
    if (!result.ok) throw new KijkkringError(result.error.code, result.error.params);
    return result.value as AnswerOf<Name>;
  }

  /** Something that is no procedure, since it takes bytes: under the same rights, with the same kind of answer. */
  async guard(role: Role, right: Right, work: () => void): Promise<Result<unknown>> {
    try {
      this.#requireRight(role, right);
      work();
      return ok({});
    } catch (error) {
      return refused(this.#payloadOf(error));
    }
  }

  #requireRight(role: Role, right: Right): void {
    const roleNow = this.#roleNow(role);
    if (allowed[roleNow].has(right)) return;
    throw new KijkkringError(roleNow === 'locked' ? 'libraryLocked' : 'notAllowed', { right });
  }

  async #answer(role: Role, name: string, input: unknown): Promise<unknown> {
    if (!isProcedureName(name)) throw new KijkkringError('unknownProcedure');
    const procedure: Procedure = contract[name];
    this.#requireRight(role, procedure.right);
    const parsed = procedure.input.safeParse(input);
    if (!parsed.success) throw new KijkkringError('invalidInput', { field: fieldOf(parsed.error.issues) });
    return this.#dispatchTo(name, parsed.data);
  }

  #dispatchTo(name: ProcedureName, input: unknown): unknown {
    if (isOfKind(name, 'query')) return this.#dispatch.query(name, input);
    if (isOfKind(name, 'mutation')) return this.#dispatch.mutation(name, input);
    if (isOfKind(name, 'job')) return this.#dispatch.job(name, input);
    invariant(isOfKind(name, 'session'), 'a procedure of no kind');
    return this.#dispatch.session(name, input);
  }

  #payloadOf(thrown: unknown) {
    const error = toDatabaseError(thrown);
    if (error instanceof KijkkringError && error.code !== 'internal') return error.toPayload();
    const logId = this.#ports.ids.next();
    this.#ports.log.error(logId, error instanceof Error ? (error.stack ?? error.name) : 'not an error');
    return { code: 'internal', params: { logId } } as const;
  }
}

function isOfKind<Kind extends Procedure['kind']>(name: ProcedureName, kind: Kind): name is NameOfKind<Kind> {
  const found: Contract[ProcedureName]['kind'] = contract[name].kind;
  return found === kind;
}

/** Names the field only: the value may be a text that must not travel into an error. */
function fieldOf(issues: readonly { path: PropertyKey[] }[]): string {
  return issues[0]?.path.map(String).join('.') || 'input';
}
