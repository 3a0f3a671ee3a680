import { createStore } from 'zustand/vanilla';
import type { Guide } from '../../../../shared/model/guide.ts';
import type { ViewState } from '../../../../shared/model/view-state.ts';
import type { Place } from './place.ts';

export type LooksState = {
  /** Eerst kijken, or with the kijkwijzer. */
  readonly mode: ViewState['mode'];
  readonly guideId: string | null;
  /** Codes of items that stand out; empty: the first three of the guide. */
  readonly litItems: readonly string[];
  readonly rows: ViewState['rows'];
  /** Picture and sound are away. Stored nowhere. */
  readonly hidden: boolean;
  /** The list of markeringen stands in the place of the timeline. */
  readonly listed: boolean;
  /** A pupil is being looked for by name. */
  readonly finding: boolean;
  /** The second angle is being chosen or moved. */
  readonly pairing: boolean;
  /** Below the film, where there is no room beside it. */
  readonly tab: 'guide' | 'seats';
  /** The bead that was chosen on the timeline. */
  readonly selectedMark: string | null;
  /** Seats count only markeringen of this item; null for all. */
  readonly countedItem: string | null;
};

/** How the recording is looked at: what of it is remembered goes to the core at once. */
export class Looks {
  readonly state;
  readonly #place: Place;
  readonly #guides: readonly Guide[];

  constructor(view: ViewState, place: Place, guides: readonly Guide[]) {
    this.#place = place;
    this.#guides = guides;
    this.state = createStore<LooksState>(() => ({
      mode: view.mode,
      guideId: view.guideId,
      litItems: view.litItems,
      rows: view.rows,
      hidden: false,
      listed: false,
      finding: false,
      pairing: false,
      tab: 'guide',
      selectedMark: null,
      countedItem: null,
    }));
  }

  /** The chosen kijkwijzer, else the first one. */
  get guide(): Guide | undefined {
    const { guideId } = this.state.getState();
    return this.#guides.find(({ id }) => id === guideId) ?? this.#guides[0];
  }

  readonly switchMode = (): void => {
    const mode = this.state.getState().mode === 'first' ? 'guide' : 'first';
    this.state.setState({ mode, finding: false, listed: false });
    this.#place.put({ mode });
  };

  chooseGuide(guideId: string): void {
    this.state.setState({ guideId, litItems: [], countedItem: null });
    this.#place.put({ guideId, litItems: [] });
  }

  light(litItems: readonly string[]): void {
    this.state.setState({ litItems });
    this.#place.put({ litItems: [...litItems] });
  }

  setRows(rows: ViewState['rows']): void {
    this.state.setState({ rows });
    this.#place.put({ rows });
  }

  set(
    looks: Partial<
      Pick<LooksState, 'hidden' | 'listed' | 'finding' | 'pairing' | 'tab' | 'selectedMark' | 'countedItem'>
    >,
  ): void {
    this.state.setState(looks);
  }
}
