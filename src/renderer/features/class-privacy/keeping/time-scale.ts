const DAY_MS = 86_400_000;

/** A line of time that begins today and ends with the last day of all. */
export type TimeScale = {
  /** How far along the line a day lies, 0 to 1; a day of before today lies at its begin. */
  readonly share: (isoDate: string) => number;
};

/** @param today the day that the line begins with, and @param days what has to lie on it, as YYYY-MM-DD */
export function timeScale(today: string, days: readonly string[]): TimeScale {
  const from = Date.parse(today);
  const length = Math.max(DAY_MS, ...days.map((day) => Date.parse(day) - from));
  return { share: (day) => Math.min(1, Math.max(0, (Date.parse(day) - from) / length)) };
}
