import { createStore } from 'zustand/vanilla';
import { type ErrorPayload, KijkkringError } from '../../shared/errors.ts';

/** `unforeseen`: not one of ours, so that there are only general words for it. */
export type Problem = ErrorPayload | 'unforeseen';

/** What went wrong where no screen had words for it: shown at the bottom of the window until it is put away. */
export type ProblemStore = ReturnType<typeof createProblemStore>;

export function createProblemStore() {
  const problem = createStore<{ readonly error: Problem | null }>(() => ({ error: null }));
  return {
    problem,
    /** Shows an error that nobody handled. */
    report: (thrown: unknown): void => {
      // a library that was just locked answers so to whoever still asked; the lock screen says it already
      if (thrown instanceof KijkkringError && thrown.code === 'libraryLocked') return;
      problem.setState({ error: thrown instanceof KijkkringError ? thrown.toPayload() : 'unforeseen' });
    },
    putAway: (): void => problem.setState({ error: null }),
  };
}
