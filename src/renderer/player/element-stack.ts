import { FilmElement } from './film-element.ts';
import type { FilmMap } from './film-map.ts';

/** The elements that take turns: one is looked at, the others hold what may come next. */
export type VideoTrio = readonly [HTMLVideoElement, HTMLVideoElement, HTMLVideoElement];

/** Three elements over each other, of which one is seen. The others go on underneath, so that their picture is there when it is needed. */
export class ElementStack {
  /** Each, in an order that stays. */
  readonly all: readonly [FilmElement, FilmElement, FilmElement];
  /** The one on top first, then as they were on top last. */
  #order: readonly [FilmElement, FilmElement, FilmElement];

  constructor([one, other, third]: VideoTrio) {
    this.all = [new FilmElement(one), new FilmElement(other), new FilmElement(third)];
    this.#order = this.all;
    this.raise(this.top);
  }

  get top(): FilmElement {
    return this.#order[0];
  }

  /** The two that are not seen; the one that was on top longest ago comes last. */
  get under(): readonly [FilmElement, FilmElement] {
    return [this.#order[1], this.#order[2]];
  }

  /** The one that was on top longest ago: its picture is missed least. */
  get resting(): FilmElement {
    return this.#order[2];
  }

  /**
   * The element that shows a frame of a part soonest: one underneath that stands at it or is on its way there, else one that holds the part,
   * or comes to hold it; the one on top only where it holds nothing yet, as it is looked at.
   */
  holderOf(map: FilmMap, part: number, frame: number): FilmElement {
    const { top, under, resting } = this;
    const near = under.find((one) => one.part === part && one.aim === frame);
    const holder = this.#order.find((one) => one.part === part);
    const element = near ?? holder ?? (top.part === null ? top : resting);
    element.load(map, part);
    return element;
  }

  /** Shows an element instead of the one on top, which stands still from then on. */
  raise(element: FilmElement): void {
    const [first, second] = this.all.filter((one) => one !== element).toSorted(this.#byTurn);
    if (first === undefined || second === undefined) return;
    this.#order = [element, first, second];
    for (const one of this.under) one.video.pause();
    for (const one of this.all) one.video.dataset.place = one === element ? 'top' : 'under';
  }

  readonly #byTurn = (one: FilmElement, other: FilmElement): number =>
    this.#order.indexOf(one) - this.#order.indexOf(other);
}
