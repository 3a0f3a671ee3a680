/** The calendar day of a moment in the machine's own time zone, as `YYYY-MM-DD`: deadlines are days, not moments. */
export function isoDay(ms: number): string {
  const at = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
