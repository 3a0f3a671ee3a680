/** How the clock of the other recording of a pair goes by that of the lead. */
export type AngleClock = { readonly offsetUs: number; readonly driftPpb: number | null };

/** The moment of the other recording at a moment of the lead, in whole microseconds; it may lie outside it. */
export function otherMoment({ offsetUs, driftPpb }: AngleClock, leadUs: number): number {
  return Math.round(leadUs * (1 + (driftPpb ?? 0) / 1e9) + offsetUs);
}

/** The moment of the lead at a moment of the other. */
export function leadMoment({ offsetUs, driftPpb }: AngleClock, otherUs: number): number {
  return Math.round((otherUs - offsetUs) / (1 + (driftPpb ?? 0) / 1e9));
}
