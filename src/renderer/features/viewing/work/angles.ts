import { createStore } from 'zustand/vanilla';
import type { FilmSeat } from './film-seat.ts';
import type { OtherAngle } from './other-angle.ts';
import type { SeatedPlayer } from './seated-player.ts';
import type { Toasts } from './toasts.ts';

export type AnglesState = {
  /** Which camera is on screen. */
  readonly shown: 'own' | 'other';
  /** The other film is open, or being opened: not before it was asked for. */
  readonly opened: boolean;
};

/** Two cameras in one lesson, of which one is on screen. Sound comes from the camera that is seen. */
export class Angles {
  readonly state = createStore<AnglesState>(() => ({ shown: 'own', opened: false }));
  readonly #film: FilmSeat;
  #own: SeatedPlayer | null = null;
  #other: OtherAngle | null = null;
  /** It was asked for before it was there. */
  #awaited = false;
  /** Where the last switch was made, and what the camera that came says of that moment: its frames lie elsewhere. */
  #arrival: { readonly momentUs: number; readonly toldUs: number } | null = null;

  constructor(film: FilmSeat) {
    this.#film = film;
  }

  /** The player of the recording on screen comes, or goes. */
  setOwn(player: SeatedPlayer | null): void {
    this.#own = player;
    if (this.state.getState().shown === 'other' && player !== null) return;
    this.state.setState({ shown: 'own' });
    this.#film.attach(player);
  }

  /** The other film is ready, lies elsewhere than it did, or goes. */
  setOther(other: OtherAngle | null): void {
    const { shown } = this.state.getState();
    this.#other = other;
    if (other !== null && (shown === 'other' || this.#awaited)) void this.#show('other', other);
    if (other === null && shown === 'other' && this.#own !== null) void this.#show('own', this.#own);
  }

  /** To the other camera, at the same moment and in the same state. */
  async switch(toasts: Toasts): Promise<void> {
    if (this.state.getState().shown === 'other') {
      if (this.#own !== null) await this.#show('own', this.#own);
      return;
    }
    this.state.setState({ opened: true });
    this.#awaited = this.#other === null;
    if (this.#other === null) return;
    if (this.#other.shows(this.#momentUs())) await this.#show('other', this.#other);
    else toasts.show({ kind: 'refusal', why: 'otherNotFilming' });
  }

  /** The moment that was meant: to the other camera and back again is where it began. */
  #momentUs(): number {
    const { positionUs } = this.#film.moment();
    return this.#arrival?.toldUs === positionUs ? this.#arrival.momentUs : positionUs;
  }

  async #show(shown: AnglesState['shown'], player: SeatedPlayer): Promise<void> {
    this.#awaited = false;
    const momentUs = this.#momentUs();
    await this.#film.handOver(player, momentUs);
    this.#arrival = { momentUs, toldUs: this.#film.moment().positionUs };
    this.state.setState({ shown });
  }
}
