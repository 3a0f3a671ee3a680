import type { Player } from '../../../player/player.ts';
import type { PlayerState } from '../../../player/player-state.ts';
import type { Loop } from './film.ts';
import type { SeatedPlayer } from './seated-player.ts';

/** How moments go from the recording on screen to its other angle, and back; in microseconds. */
export type AngleMoments = {
  readonly toOther: (us: number) => number;
  readonly toOwn: (us: number) => number;
};

/**
 * The film of the other camera, told in moments of the recording on screen: marks stay on the timeline on which they are made. It steps
 * by its own frames.
 */
export class OtherAngle implements SeatedPlayer {
  readonly state: SeatedPlayer['state'];
  readonly #player: Player;
  readonly #moments: AngleMoments;
  readonly #endUs: number;
  #loop: Loop | null = null;

  /** @param endUs of the recording on screen */
  constructor(player: Player, moments: AngleMoments, endUs: number) {
    this.#player = player;
    this.#moments = moments;
    this.#endUs = endUs;
    this.state = {
      getState: () => this.#told(player.state.getState()),
      subscribe: (listener) =>
        player.state.subscribe((state, before) => listener(this.#told(state), this.#told(before))),
    };
  }

  /** Whether the other camera was running then. @param us on the recording on screen */
  shows(us: number): boolean {
    const there = this.#moments.toOther(us);
    return there >= 0 && there < this.#player.state.getState().endUs;
  }

  seek(us: number): void {
    this.#player.seek(this.#there(us));
  }

  frameFrom(us: number, frames: number): number {
    return this.#here(this.#player.frameFrom(this.#there(us), frames));
  }

  setLoop(loop: Loop | null): void {
    this.#loop = loop;
    this.#player.setLoop(
      loop === null ? null : { inUs: this.#there(loop.inUs), outUs: this.#there(loop.outUs) },
    );
  }

  step(frames: number): void {
    this.#player.step(frames);
  }

  stepOn(frames: number): void {
    this.#player.stepOn(frames);
  }

  play(): Promise<void> {
    return this.#player.play();
  }

  pause(): void {
    this.#player.pause();
  }

  setRate(rate: number): void {
    this.#player.setRate(rate);
  }

  setVolume(volume: number): void {
    this.#player.setVolume(volume);
  }

  setMuted(muted: boolean): void {
    this.#player.setMuted(muted);
  }

  setLevelled(levelled: boolean): void {
    this.#player.setLevelled(levelled);
  }

  settled(): Promise<void> {
    return this.#player.settled();
  }

  #told(state: PlayerState): PlayerState {
    const positionUs = this.#here(state.positionUs);
    return { ...state, positionUs, endUs: this.#endUs, loop: this.#loop };
  }

  #there(us: number): number {
    return Math.max(0, this.#moments.toOther(us));
  }

  #here(us: number): number {
    return Math.max(0, Math.min(this.#endUs, this.#moments.toOwn(us)));
  }
}
