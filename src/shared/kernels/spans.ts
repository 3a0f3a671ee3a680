import type { Span } from '../model/class.ts';

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
