/** One line of `npm run bench`: what was measured, what it is held against, and how far it may be from it. */
export type BenchRow = {
  /** What was measured, such as `import 1 GB, sealed and hashed`. */
  readonly name: string;
  /** The measured value, in `unit`. */
  readonly value: number;
  /** The value of the baseline taken in the same run, in `unit`; null where the limit is absolute. */
  readonly baseline: number | null;
  /**
   * What is compared with `limit`: `value / baseline` as a rule; a bench with another rule (such as "baseline plus 5 ms")
   * works out its own ratio, so that 1 or `limit` means "just allowed", and says so in `note`.
   */
  readonly ratio: number;
  /** The largest `ratio` that passes. */
  readonly limit: number;
  /** Unit of `value` and `baseline`, such as `ms` or `MB`. */
  readonly unit: string;
  /** How it was measured, where the name doesn't say it. */
  readonly note?: string;
};
