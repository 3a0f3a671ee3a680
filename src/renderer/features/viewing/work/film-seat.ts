import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FilmMoment } from '../../../../shared/kernels/tagging.ts';
import type { FilmControls, FilmState, Loop } from './film.ts';
import type { SeatedPlayer } from './seated-player.ts';

/**
 * The film of the screen, whichever player sits in its place: none before the frames are known, another one once they are
 * counted. What was set before it came (place, speed, sound) is set on it.
 */
export class FilmSeat implements FilmControls {
  readonly state: StoreApi<FilmState>;
  #player: SeatedPlayer | null = null;
  #unsubscribe: (() => void) | undefined;
  /** While a seek is under way, so that a held key goes on from there. */
  #goingToUs: number | null = null;
  /** It played, and will again once the player that takes over is there. */
  #resumes = false;

  /** @param fromUs where the film will stand, in microseconds */
  constructor(fromUs: number, endUs: number) {
    this.state = createStore<FilmState>(() => ({
      playing: false,
      rate: 1,
      positionUs: fromUs,
      endUs,
      volume: 1,
      muted: false,
      levelled: false,
      loop: null,
      broken: false,
      stuck: false,
    }));
  }

  /** A player comes, or goes. */
  attach(player: SeatedPlayer | null): void {
    this.#unsubscribe?.();
    this.#player = player;
    if (player === null) {
      this.state.setState({ playing: false });
      return;
    }
    const { rate, volume, muted, levelled } = this.state.getState();
    if (rate !== 1) player.setRate(rate);
    if (volume !== 1) player.setVolume(volume);
    if (muted) player.setMuted(true);
    if (levelled) player.setLevelled(true);
    this.#follow(player);
  }

  /**
   * Another player shows the same moment from now on, in the same state; until its picture is there the one of before stays. What is
   * being done with the film does not notice. @param us the moment, on the recording on screen
   */
  async handOver(player: SeatedPlayer, us: number): Promise<void> {
    const { playing, rate, volume, muted, levelled, loop } = this.state.getState();
    this.#unsubscribe?.();
    this.#player?.pause();
    this.#player = player;
    this.#resumes = playing;
    player.setRate(rate);
    player.setVolume(volume);
    player.setMuted(muted);
    player.setLevelled(levelled);
    player.setLoop(loop);
    player.seek(us);
    await player.settled();
    if (this.#player !== player) return;
    if (this.#resumes) void player.play();
    this.#follow(player);
  }

  #follow(player: SeatedPlayer): void {
    this.#unsubscribe?.();
    const take = (): void => {
      const { playing, positionUs, endUs, loop, broken, stuck, seeking, ...sound } = player.state.getState();
      if (!seeking) this.#goingToUs = null;
      const { rate: nowRate, volume: nowVolume, muted: nowMuted } = sound;
      this.state.setState({
        ...{ playing, positionUs, endUs, loop, broken, stuck },
        ...{ rate: nowRate, volume: nowVolume, muted: nowMuted },
      });
    };
    take();
    this.#unsubscribe = player.state.subscribe(take);
  }

  moment(): FilmMoment {
    const { positionUs, playing, rate } = this.state.getState();
    return { positionUs, playing, rate };
  }

  play(): void {
    void this.#player?.play();
  }

  pause(): void {
    this.#resumes = false;
    this.#player?.pause();
  }

  seek(us: number): void {
    const { endUs } = this.state.getState();
    this.#goingToUs = Math.max(0, Math.min(endUs, us));
    this.#player?.seek(this.#goingToUs);
  }

  jump(us: number): void {
    this.seek((this.#goingToUs ?? this.state.getState().positionUs) + us);
  }

  step(frames: number, isHeld = false): void {
    if (isHeld) this.#player?.stepOn(frames);
    else this.#player?.step(frames);
  }

  frameFrom(us: number, frames: number): number {
    return this.#player?.frameFrom(us, frames) ?? us;
  }

  setRate(rate: number): void {
    this.state.setState({ rate });
    this.#player?.setRate(rate);
  }

  setVolume(volume: number): void {
    this.state.setState({ volume });
    this.#player?.setVolume(volume);
  }

  setMuted(muted: boolean): void {
    this.state.setState({ muted });
    this.#player?.setMuted(muted);
  }

  setLevelled(levelled: boolean): void {
    this.state.setState({ levelled });
    this.#player?.setLevelled(levelled);
  }

  setLoop(loop: Loop | null): void {
    this.#player?.setLoop(loop);
  }
}
