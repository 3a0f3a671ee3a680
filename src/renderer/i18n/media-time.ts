import type { TFunction } from 'i18next';

/**
 * A media time as the interface shows it: `0:34`, `12:41`, `1:02:03`. Parts of a second are left off, as a clock does.
 * @param us whole microseconds, from 0 up
 */
export function formatMediaTime(us: number): string {
  const { hours, minutes, seconds } = parts(us);
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** The tenth of a second that has begun, 0 to 9: shown small behind the clock of the transport. */
export function tenthOfSecond(us: number): number {
  return Math.floor((us % 1_000_000) / 100_000);
}

/** A media time to be read aloud: `3 seconden`, `12 minuten 41`, `1 uur 2 minuten 3`. */
export function spokenMediaTime(t: TFunction, us: number): string {
  const { hours, minutes, seconds } = parts(us);
  if (hours === 0 && minutes === 0) return t('time.seconds', { count: seconds });
  const spokenMinutes = t('time.minutes', { count: minutes, seconds });
  return hours > 0 ? t('time.hours', { count: hours, rest: spokenMinutes }) : spokenMinutes;
}

function parts(us: number): { hours: number; minutes: number; seconds: number } {
  const whole = Math.floor(us / 1_000_000);
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
}
