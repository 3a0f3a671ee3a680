const DAY_MS = 86_400_000;

/** The day so many days later, or earlier with a negative number; days are `YYYY-MM-DD`, by the calendar alone. */
export function addDays(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
