import type { Span } from '../model/class.ts';

/** The longest stretch in which none of the spans lies: what stays when the rest is cut off. Null when nothing stays. */
export function longestFree(spans: readonly Span[], within: Span): Span | null {
  const taken = clipSpans(spans, within);
  const starts = [within.startUs, ...taken.map(({ endUs }) => endUs)];
  const ends = [...taken.map(({ startUs }) => startUs), within.endUs];
  return starts.reduce<Span | null>((longest, startUs, at) => {
    const endUs = ends[at] ?? startUs;
    const before = longest === null ? 0 : longest.endUs - longest.startUs;
    return endUs - startUs > before ? { startUs, endUs } : longest;
  }, null);
}

/** What of the spans lies within a stretch, in order, overlapping ones as one. */
export function clipSpans(spans: readonly Span[], within: Span): Span[] {
  const clipped = spans
    .map(({ startUs, endUs }) => ({
      startUs: Math.max(startUs, within.startUs),
      endUs: Math.min(endUs, within.endUs),
    }))
    .filter(({ startUs, endUs }) => startUs < endUs)
    .sort((a, b) => a.startUs - b.startUs);
  const merged: Span[] = [];
  for (const next of clipped) {
    const last = merged.at(-1);
    if (last === undefined || next.startUs > last.endUs) merged.push(next);
    else merged[merged.length - 1] = { ...last, endUs: Math.max(last.endUs, next.endUs) };
  }
  return merged;
}
