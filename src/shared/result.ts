import type { ErrorPayload } from './errors.ts';

/** What crosses a shell: a value, or a closed error code with its parameters. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorPayload };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused<T>(error: ErrorPayload): Result<T> {
  return { ok: false, error };
}
