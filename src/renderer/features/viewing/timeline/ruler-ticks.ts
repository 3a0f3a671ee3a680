import type { Drawn } from './timeline-view.ts';

export type Tick = {
  readonly us: number;
  /** Whether its time stands beside it. */
  readonly labelled: boolean;
};

/** A label needs this much room, in CSS px at the plain text size. */
const labelRoomPx = 70;

/** Steps in seconds: from label to label, and from line to line. */
const steps: readonly (readonly [label: number, line: number])[] = [
  [1, 0.5],
  [2, 1],
  [5, 1],
  [10, 5],
  [30, 10],
  [60, 20],
  [120, 60],
  [300, 60],
  [600, 300],
  [1800, 600],
  [3600, 1200],
];

/**
 * The lines of the ruler in order of time: labels as near to each other as there is room for.
 * @param roomPx what a label takes, in CSS px
 */
export function rulerTicks({ fromUs, toUs, usPerPx }: Drawn, roomPx = labelRoomPx): Tick[] {
  if (usPerPx === 0) return [];
  const [label, line] = (steps.find(([seconds]) => (seconds * 1e6) / usPerPx >= roomPx) ?? [7200, 3600]).map(
    (seconds) => seconds * 1e6,
  ) as [number, number];
  const first = Math.ceil(fromUs / line);
  const count = Math.max(0, Math.floor(toUs / line) - first + 1);
  return Array.from({ length: count }, (_, index) => {
    const us = (first + index) * line;
    // a time that would be cut off at the end is left out
    return { us, labelled: us % label === 0 && (toUs - us) / usPerPx >= roomPx / 2 };
  });
}
