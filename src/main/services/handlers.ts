import type { Contract, NameOfKind, OutputOf, ParsedInputOf } from '../../shared/contract/contract.ts';
import type { JobDefinition } from '../jobs/job-runner.ts';
import type { WritableDb } from '../store/database.ts';
import type { Session } from './session.ts';

/** A procedure that anyone may call gets the session only when a library is open. */
type SessionFor<Name extends keyof Contract> = Contract[Name]['right'] extends 'anyone'
  ? Session | null
  : Session;

export type QueryHandlers<Name extends NameOfKind<'query'>> = {
  readonly [N in Name]: (
    input: ParsedInputOf<N>,
    session: SessionFor<N>,
  ) => OutputOf<N> | Promise<OutputOf<N>>;
};

/** Mutations are synchronous: one transaction can't wait for anything. */
export type MutationHandlers<Name extends NameOfKind<'mutation'>> = {
  readonly [N in Name]: (input: ParsedInputOf<N>, context: MutationContext) => OutputOf<N>;
};

export interface MutationContext {
  readonly db: WritableDb;
  readonly session: Session;
}

/** Changes of what is open or at stake that take more than one transaction: one after another, each awaited. */
export type SessionHandlers<Name extends NameOfKind<'session'>> = {
  readonly [N in Name]: (input: ParsedInputOf<N>, session: Session) => Promise<OutputOf<N>>;
};

export type JobHandlers<Name extends NameOfKind<'job'>> = {
  readonly [N in Name]: (session: Session) => JobDefinition<ParsedInputOf<N>, OutputOf<N>>;
};
