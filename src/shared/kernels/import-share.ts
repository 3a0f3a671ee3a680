/** Share of a whole import that sealing takes; counting and surveying take the rest. */
export const SEALING_SHARE = 0.5;

/** How much of a film is in the vault, 0 to 1, when its import is so far. */
export function sealedShare(share: number): number {
  return Math.min(1, Math.max(0, share) / SEALING_SHARE);
}
