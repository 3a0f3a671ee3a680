/** At a moment of one recording the other is so much further, both in microseconds. */
export type HeardOffset = { readonly atUs: number; readonly offsetUs: number };

export type AngleLine = {
  /** How much further the other recording is at the first one's zero, in microseconds; negative when it began later. */
  readonly offsetUs: number;
  /** How much faster the other's clock runs, in parts per billion; null when they were heard together for too short to tell. */
  readonly driftPpb: number | null;
  /** How many of the places lie on the line. */
  readonly agreed: number;
};

/** What a clap takes to cross a classroom, and two pairs of ears that don't sit together. */
const TOLERANCE_US = 20_000;

/** Far beyond any clock of a camera: quartz is within 100 parts per million. */
const MOST_DRIFT = 0.0005;

/** Below this, what a thousandth of a second comes to would be called drift, in microseconds. */
export const DRIFT_SPAN_US = 60_000_000;

/**
 * The line through most of what was heard; places where something else was louder lie off it and don't count. Least squares through
 * those that lie on it. Null when no two agree.
 */
export function lineThrough(heard: readonly HeardOffset[]): AngleLine | null {
  let most: readonly HeardOffset[] = [];
  for (const one of heard) {
    for (const other of heard) {
      if (other.atUs <= one.atUs) continue;
      const slope = (other.offsetUs - one.offsetUs) / (other.atUs - one.atUs);
      if (Math.abs(slope) > MOST_DRIFT && Math.abs(other.offsetUs - one.offsetUs) > TOLERANCE_US) continue;
      const steep = Math.max(-MOST_DRIFT, Math.min(MOST_DRIFT, slope));
      const on = heard.filter(
        ({ atUs, offsetUs }) => Math.abs(one.offsetUs + (atUs - one.atUs) * steep - offsetUs) <= TOLERANCE_US,
      );
      if (on.length > most.length) most = on;
    }
  }
  return most.length < 2 ? null : leastSquares(most);
}

function leastSquares(on: readonly HeardOffset[]): AngleLine {
  const mean = (of: (one: HeardOffset) => number) => on.reduce((sum, one) => sum + of(one), 0) / on.length;
  const [middleUs, offsetUs] = [mean(({ atUs }) => atUs), mean((one) => one.offsetUs)];
  const times = on.map(({ atUs }) => atUs);
  if (Math.max(...times) - Math.min(...times) < DRIFT_SPAN_US)
    return { offsetUs: Math.round(offsetUs), driftPpb: null, agreed: on.length };
  const slope =
    mean((one) => (one.atUs - middleUs) * (one.offsetUs - offsetUs)) /
    mean(({ atUs }) => (atUs - middleUs) ** 2);
  const [atZeroUs, driftPpb] = [offsetUs - slope * middleUs, Math.round(slope * 1e9)];
  return { offsetUs: Math.round(atZeroUs), driftPpb, agreed: on.length };
}
