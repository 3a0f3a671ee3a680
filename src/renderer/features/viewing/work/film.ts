import type { FilmMoment } from '../../../../shared/kernels/tagging.ts';

/** What the film shows of itself to buttons and words. */
export type FilmState = {
  readonly playing: boolean;
  readonly rate: number;
  /** Start of the frame on screen, in microseconds; while playing it follows at the pace of the screen. */
  readonly positionUs: number;
};

/** The film as this screen's work uses it; the player stands behind it. */
export interface Film {
  /** Read now, between two frames of the screen. */
  moment(): FilmMoment;
  pause(): void;
  play(): void;
  /** @param us any moment; the frame on screen then is shown */
  seek(us: number): void;
  /**
   * Where the frame lies that is `frames` on from the one at `us`; the first or last where there are no more.
   * @param frames whole, negative for back
   */
  frameFrom(us: number, frames: number): number;
}
