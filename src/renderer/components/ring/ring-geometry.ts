/** The four parts of a round, clockwise from the top: filmed, watched alone, prepared, discussed. */
export type Quarter = 0 | 1 | 2 | 3;

export type RingMeasure = {
  readonly radius: number;
  /** Width of an arc that is done or under way. */
  readonly stroke: number;
  /** Width of an arc that is still empty. */
  readonly restStroke: number;
  /** From the axis to where an arc starts: it keeps two round ends apart. */
  readonly gap: number;
};

/**
 * A quarter of a ring as an SVG path, clockwise, leaving `gap` px to each axis (measured along the axis across it).
 * @param center of the ring, in both directions
 */
export function quarterPath(quarter: Quarter, { radius, gap }: RingMeasure, center: number): string {
  const inset = Math.asin(gap / radius);
  const from = (quarter * Math.PI) / 2 + inset;
  const to = ((quarter + 1) * Math.PI) / 2 - inset;
  return `M${point(from, radius, center)}A${radius} ${radius} 0 0 1 ${point(to, radius, center)}`;
}

/** At an angle from the top, clockwise. */
function point(angle: number, radius: number, center: number): string {
  return `${oneDecimal(center + radius * Math.sin(angle))} ${oneDecimal(center - radius * Math.cos(angle))}`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1);
}
