import { createStore } from 'zustand/vanilla';
import { type ErrorPayload, KijkkringError } from '../../shared/errors.ts';

/** What went wrong where no screen had words for it: shown at the bottom of the window until it is put away. */
export type ProblemStore = ReturnType<typeof createProblemStore>;

export function createProblemStore() {
  const problem = createStore<{ readonly error: ErrorPayload | null }>(() => ({ error: null }));
  return {
    problem,
    /** Shows an error that nobody handled; one that we did not throw ourselves has only general words. */
    report: (thrown: unknown): void => {
      const error =
        thrown instanceof KijkkringError
          ? thrown.toPayload()
          : { code: 'internal' as const, params: { logId: '-' } };
      // a library that was just locked answers so to whoever still asked; the lock screen says it already
      if (error.code !== 'libraryLocked') problem.setState({ error });
    },
    putAway: (): void => problem.setState({ error: null }),
  };
}
