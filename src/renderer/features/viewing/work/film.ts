import type { StoreApi } from 'zustand/vanilla';
import type { FilmMoment } from '../../../../shared/kernels/tagging.ts';

/** A stretch of the film that is played over and over, in microseconds. */
export type Loop = { readonly inUs: number; readonly outUs: number };

/** What the film shows of itself to buttons and words. */
export type FilmState = {
  readonly playing: boolean;
  readonly rate: number;
  /** Start of the frame on screen, in microseconds. */
  readonly positionUs: number;
  /** End of the last frame. */
  readonly endUs: number;
  /** 0 is silent, 1 as recorded, above that louder. */
  readonly volume: number;
  readonly muted: boolean;
  /** Soft voices are made louder. */
  readonly levelled: boolean;
  readonly loop: Loop | null;
  /** It can't be opened or decoded here. */
  readonly broken: boolean;
  /** It stopped by itself, and trying again didn't help. */
  readonly stuck: boolean;
};

/** The film as the work of this screen uses it; the player stands behind it. */
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

/** The film with everything its buttons and keys do. */
export interface FilmControls extends Film {
  readonly state: StoreApi<FilmState>;
  /** Further or back from where it is, or from where it is going to. @param us negative for back */
  jump(us: number): void;
  /**
   * @param frames whole, negative for back; the film stops
   * @param isHeld the key is held down: as fast as frames come, and no further once it is let go
   */
  step(frames: number, isHeld?: boolean): void;
  setRate(rate: number): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  setLevelled(levelled: boolean): void;
  setLoop(loop: Loop | null): void;
}
