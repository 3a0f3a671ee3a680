import { KijkkringError } from './errors.ts';

/** Ends a switch over a closed union: the compiler names the case that was forgotten. */
export function assertNever(value: never): never {
  throw new KijkkringError('internal', { detail: `unexpected case ${JSON.stringify(value)}` });
}

/** States what the code around it relies on; a failure is a defect of ours, never a user's mistake. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new KijkkringError('internal', { detail: `broken invariant: ${what}` });
}

/** Marks a promise as deliberately not awaited; a rejection goes to `onError`, never to nowhere. */
export function drop(promise: Promise<unknown>, onError: (error: unknown) => void): void {
  promise.catch(onError);
}
