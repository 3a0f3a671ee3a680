import { FilmElement } from './film-element.ts';
import type { FilmMap } from './film-map.ts';

/** The two elements that take turns: one plays, the other holds what comes next. */
export type VideoPair = readonly [HTMLVideoElement, HTMLVideoElement];

/** Two elements over each other, of which one is seen. The other goes on underneath, so that its picture is there when it is needed. */
export class ElementPair {
  readonly both: readonly [FilmElement, FilmElement];
  #top: 0 | 1 = 0;

  constructor([one, other]: VideoPair) {
    this.both = [new FilmElement(one), new FilmElement(other)];
    this.raise(this.top);
  }

  get top(): FilmElement {
    return this.both[this.#top];
  }

  get resting(): FilmElement {
    return this.both[this.#top === 0 ? 1 : 0];
  }

  /** The element that holds a part, or comes to hold it; the one on top only where it holds nothing yet, as it is looked at. */
  holderOf(map: FilmMap, part: number): FilmElement {
    const { top, resting } = this;
    const element = top.part === part || (top.part === null && resting.part !== part) ? top : resting;
    element.load(map, part);
    return element;
  }

  /** Shows an element instead of the other, which stands still from then on. */
  raise(element: FilmElement): void {
    this.#top = element === this.both[0] ? 0 : 1;
    this.resting.video.pause();
    for (const one of this.both) one.video.dataset.place = one === element ? 'top' : 'under';
  }
}
