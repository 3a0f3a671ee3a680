/** Wall-clock time; a test gives its own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** Time that only goes forward, whatever happens to the clock on the wall; a test gives its own. */
export interface Stopwatch {
  /** Milliseconds since some moment of its own choosing. */
  elapsed(): number;
}

/** Source of random identifiers; a test gives predictable ones. */
export interface Ids {
  /** A fresh random UUID (version 4), so that an id that travels tells nothing of order or count. */
  next(): string;
}
