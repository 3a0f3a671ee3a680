import words from '../../../../resources/papers/words.json' with { type: 'json' };

/** What all papers have in common. They are Dutch whatever the language of the window: a Dutch school hands them out. */
export const paperWords = words;

const long = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const list = new Intl.ListFormat('nl-NL', { type: 'conjunction' });
const MINUTE_US = 60_000_000;

/** @param isoDate `YYYY-MM-DD` */
export function dayInWords(isoDate: string): string {
  return long.format(Date.parse(`${isoDate}T00:00:00Z`));
}

/** Null for nothing: a paper leaves a line to write on then. */
export function listInWords(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : list.format(parts);
}

export function minutesInWords(durationUs: number): string {
  const minutes = Math.round(durationUs / MINUTE_US);
  return minutes === 0 ? words.underMinute : filled(words.minutes, { count: String(minutes) });
}

/** Words with `{name}` replaced; the names must all be given. */
export function filled(text: string, places: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}
