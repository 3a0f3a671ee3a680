import type { z } from 'zod';

/** Who is calling. A shell gives every caller exactly one role. */
export type Role = 'locked' | 'owner' | 'board';

/**
 * What a procedure asks of its caller: `anyone` also while the library is locked, `owner` only with an open library,
 * `board` what the board may do as well.
 */
export type Right = 'anyone' | 'owner' | 'board';

/**
 * How a change enters undo: `record` can be undone, `barrier` stops undo at this point, `never` is out of reach of
 * undo and redo altogether (release, revoke, keys, import and the like).
 */
export type HistoryPolicy = 'record' | 'barrier' | 'never';

type Schema = z.ZodType;

type Shape<Input extends Schema, Output extends Schema> = {
  readonly summary: string;
  readonly right: Right;
  readonly input: Input;
  readonly output: Output;
};

/** Reads; may run at any time, beside others. */
export type Query<I extends Schema = Schema, O extends Schema = Schema> = Shape<I, O> & {
  readonly kind: 'query';
};

/** Changes records: one at a time, one transaction, one record diff, one event. */
export type Mutation<I extends Schema = Schema, O extends Schema = Schema> = Shape<I, O> & {
  readonly kind: 'mutation';
  readonly history: HistoryPolicy;
  /** Only the window that asked needs to know: no event follows. */
  readonly quiet?: true;
};

/** Changes what is open rather than what is stored: making, opening and locking a library. */
export type SessionChange<I extends Schema = Schema, O extends Schema = Schema> = Shape<I, O> & {
  readonly kind: 'session';
  readonly history: 'never';
};

/** Long work: answers a job id at once; `output` is what the job ends with. */
export type JobProcedure<I extends Schema = Schema, O extends Schema = Schema> = Shape<I, O> & {
  readonly kind: 'job';
  readonly history: 'never';
};

export type Procedure = Query | Mutation | SessionChange | JobProcedure;

export function query<I extends Schema, O extends Schema>(shape: Shape<I, O>): Query<I, O> {
  return { kind: 'query', ...shape };
}

export function mutation<I extends Schema, O extends Schema>(
  shape: Shape<I, O> & { readonly history: HistoryPolicy; readonly quiet?: true },
): Mutation<I, O> {
  return { kind: 'mutation', ...shape };
}

export function sessionChange<I extends Schema, O extends Schema>(shape: Shape<I, O>): SessionChange<I, O> {
  return { kind: 'session', history: 'never', ...shape };
}

export function job<I extends Schema, O extends Schema>(shape: Shape<I, O>): JobProcedure<I, O> {
  return { kind: 'job', history: 'never', ...shape };
}
