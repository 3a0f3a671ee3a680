import { useTranslation } from 'react-i18next';

/** `26 november`, with the day of the week (`donderdag 26 november`), short (`26 nov`), or for later years too (`26 november 2026`). */
export type DayLook = 'plain' | 'withWeekday' | 'short' | 'withYear';

const looks: Readonly<Record<DayLook, Intl.DateTimeFormatOptions>> = {
  plain: { day: 'numeric', month: 'long' },
  withWeekday: { weekday: 'long', day: 'numeric', month: 'long' },
  short: { day: 'numeric', month: 'short' },
  withYear: { day: 'numeric', month: 'long', year: 'numeric' },
};

/** @param isoDate a day as YYYY-MM-DD, which belongs to no time zone */
export function formatDay(isoDate: string, language: string, look: DayLook = 'plain'): string {
  const day = new Date(`${isoDate}T00:00:00Z`);
  const words = new Intl.DateTimeFormat(language, { ...looks[look], timeZone: 'UTC' }).format(day);
  // Dutch short months end in a full stop that the interface leaves out
  return look === 'short' ? words.replace(/\.$/, '') : words;
}

/** @param ms a moment, shown on the clock of this machine: `20.12` */
export function formatClock(ms: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(ms);
  return language.startsWith('nl') ? time.replace(':', '.') : time;
}

/** Today on the clock of this machine, as YYYY-MM-DD. */
export function localDay(ms: number): string {
  const day = new Date(ms);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The forms of a day in the language of the interface. */
export function useDays(): (isoDate: string, look?: DayLook) => string {
  const { i18n } = useTranslation();
  return (isoDate, look) => formatDay(isoDate, i18n.language, look);
}
