/** A stretch of media time, in whole microseconds; `toUs` is later than `fromUs`. */
export type TimeSpan = { readonly fromUs: number; readonly toUs: number };

/** Where a moment lies in a span: 0 at its begin, 1 at its end, outside that before and after. */
export function shareIn({ fromUs, toUs }: TimeSpan, us: number): number {
  return (us - fromUs) / (toUs - fromUs);
}

/** Whether something from `startUs` to `endUs` (null: a moment) shows in a span. */
export function showsIn({ fromUs, toUs }: TimeSpan, startUs: number, endUs: number | null): boolean {
  return startUs <= toUs && (endUs ?? startUs) >= fromUs;
}

/** A share as a CSS length, such as `12.5%`. */
export function percent(share: number): string {
  return `${Math.round(share * 1e6) / 1e4}%`;
}
