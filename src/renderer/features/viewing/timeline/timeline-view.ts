import type { TimeSpan } from '../../../components/beads/time-span.ts';
import {
  drawnAround,
  isWithin,
  spanForWidth,
  spanShowing,
  spanWithin,
  zoomAround,
  zoomStep,
} from './zoom-window.ts';

/** What the lanes draw: a part of the recording at a scale. */
export type Drawn = TimeSpan & {
  /** Microseconds per CSS px; 0 until the timeline has a width. */
  readonly usPerPx: number;
};

/**
 * What part of the recording is in view. Moving along changes `span` alone, which the lanes follow by a shift; `drawn` is
 * replaced only when they have to be drawn anew.
 */
export class TimelineView {
  #totalUs: number;
  #span: TimeSpan;
  #widthPx = 0;
  #drawn: Drawn;
  readonly #listeners = new Set<() => void>();

  constructor(totalUs: number, span: TimeSpan) {
    this.#totalUs = Math.max(1, totalUs);
    this.#span = spanWithin(this.#totalUs, span.fromUs, span.toUs - span.fromUs);
    this.#drawn = { ...drawnAround(this.#totalUs, this.#span), usPerPx: 0 };
  }

  readonly span = (): TimeSpan => this.#span;
  readonly drawn = (): Drawn => this.#drawn;

  /** Is told of each change of what is in view. Returns the function that ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get totalUs(): number {
    return this.#totalUs;
  }

  /** Microseconds per CSS px; 0 until the timeline has a width. */
  get usPerPx(): number {
    return this.#widthPx === 0 ? 0 : this.#length / this.#widthPx;
  }

  get #length(): number {
    return this.#span.toUs - this.#span.fromUs;
  }

  /** Where a moment lies, in CSS px from the left edge of what is in view; 0 until there is a width. */
  xOf(us: number): number {
    return this.usPerPx === 0 ? 0 : (us - this.#span.fromUs) / this.usPerPx;
  }

  /** The timeline became this wide, in CSS px: it shows as much as before; the first time, as much as can be told apart. */
  resize(widthPx: number): void {
    if (widthPx === this.#widthPx) return;
    if (this.#widthPx === 0) this.#span = spanForWidth(this.#totalUs, this.#span, widthPx);
    this.#widthPx = widthPx;
    this.#changed();
  }

  /** The recording became longer, as while it is read in. */
  extend(totalUs: number): void {
    if (totalUs === this.#totalUs) return;
    this.#totalUs = Math.max(1, totalUs);
    this.#show(spanWithin(this.#totalUs, this.#span.fromUs, this.#length), true);
  }

  moveTo(fromUs: number): void {
    this.#show(spanWithin(this.#totalUs, fromUs, this.#length));
  }

  /** One step closer (1) or further (-1). */
  zoom(direction: -1 | 1, aroundUs: number): void {
    this.zoomBy(direction === 1 ? 1 / zoomStep : zoomStep, aroundUs);
  }

  /** @param factor of the length in view: below 1 is closer */
  zoomBy(factor: number, aroundUs: number): void {
    this.#show(zoomAround(this.#totalUs, this.#span, factor, aroundUs));
  }

  /** Brings a moment into view, if it isn't. */
  reveal(us: number): void {
    this.#show(spanShowing(this.#totalUs, this.#span, us));
  }

  shows(us: number): boolean {
    return us >= this.#span.fromUs && us <= this.#span.toUs;
  }

  #show(span: TimeSpan, anew = false): void {
    const same = span.fromUs === this.#span.fromUs && span.toUs === this.#span.toUs;
    if (same && !anew) return;
    this.#span = span;
    this.#changed(anew);
  }

  #changed(anew = false): void {
    const { usPerPx } = this;
    if (anew || usPerPx !== this.#drawn.usPerPx || !isWithin(this.#drawn, this.#span))
      this.#drawn = { ...drawnAround(this.#totalUs, this.#span), usPerPx };
    for (const listener of [...this.#listeners]) listener();
  }
}
