/** Wall-clock time; a test gives its own. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** Source of random identifiers; a test gives predictable ones. */
export interface Ids {
  /** A fresh random UUID (version 4), so that an id that travels tells nothing of order or count. */
  next(): string;
}
