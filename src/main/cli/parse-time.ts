/** `MM:SS`, `HH:MM:SS` or seconds, each with up to six decimals. */
const pattern =
  /^(?:(?:(?<hours>\d{1,3}):)?(?<minutes>\d{1,3}):)?(?<seconds>\d{1,6})(?:[.,](?<fraction>\d{1,6}))?$/;

/**
 * Reads a time as a person types it.
 * @returns microseconds, or null when it is not a time (also when minutes or seconds pass 59 after a colon)
 */
export function parseTime(text: string): number | null {
  const groups = pattern.exec(text.trim())?.groups;
  if (groups === undefined) return null;
  const [hours, minutes, seconds] = [groups.hours, groups.minutes, groups.seconds].map((part) =>
    Number(part ?? 0),
  );
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  const clock = groups.minutes !== undefined;
  if ((clock && seconds > 59) || (groups.hours !== undefined && minutes > 59)) return null;
  const fraction = Number((groups.fraction ?? '').padEnd(6, '0'));
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + fraction;
}
