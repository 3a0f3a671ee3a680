/** The outcome of work that was started ahead: gives its value, or throws what it threw. */
export type Outcome<T> = () => T;

/**
 * Turns a promise into one that never rejects, for work that runs while something else is awaited: its failure waits until
 * somebody asks for the outcome.
 */
export function settled<T>(work: Promise<T>): Promise<Outcome<T>> {
  return work.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
}
