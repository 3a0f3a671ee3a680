import { clipSpans } from './spans.ts';

/** How long a line stands at least and at most, in microseconds (BBC Subtitle Guidelines, "Timing"). */
const SHORTEST_US = 1_200_000;
const LONGEST_US = 7_000_000;

/** Time to read one character, in microseconds: fifteen a second. */
const CHARACTER_US = 1_000_000 / 15;

/** How long a line has to stand to be read, in whole microseconds. */
export function readingTime(text: string): number {
  return Math.round(Math.min(LONGEST_US, Math.max(SHORTEST_US, text.length * CHARACTER_US)));
}

type Timed = { readonly startUs: number; readonly endUs: number };

/** The lines as they leave with a fragment: in order, from its own zero, cut at its ends; what lies outside is left out. */
export function linesWithin<Line extends Timed>(
  lines: readonly Line[],
  fragment: { readonly inUs: number; readonly outUs: number },
): Line[] {
  const whole = { startUs: fragment.inUs, endUs: fragment.outUs };
  return lines
    .flatMap((line) => {
      const [inside] = clipSpans([{ startUs: line.startUs, endUs: line.endUs }], whole);
      if (inside === undefined) return [];
      return [{ ...line, startUs: inside.startUs - fragment.inUs, endUs: inside.endUs - fragment.inUs }];
    })
    .sort((a, b) => a.startUs - b.startUs);
}
