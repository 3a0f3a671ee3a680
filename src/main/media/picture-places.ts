/** Where the times of a transport stream begin anew, in ticks of 1/90000 s (ISO/IEC 13818-1 §2.4.3.7): after 26 hours. */
const TIMES = 2 ** 33;

/** Where the pictures of a transport stream lie, in the order of the file: half a million of them in three hours. */
export class PicturePlaces {
  readonly #ticks: number[] = [];
  readonly #from: number[] = [];

  get count(): number {
    return this.#ticks.length;
  }

  /** @param ticks when it is shown, as the file says; @param from of its first packet, in bytes from the front of the file */
  add(ticks: number, from: number): void {
    this.#ticks.push(ticks);
    this.#from.push(from);
  }

  /** Whether there is a picture of this number, shown at this time. @param pts in ticks, where ffmpeg may have counted on or back */
  isAt(place: number, pts: number): boolean {
    return this.#ticks[place] === ((pts % TIMES) + TIMES) % TIMES;
  }

  /** Where it begins, in bytes; undefined when there is none of this number. */
  startOf(place: number): number | undefined {
    return this.#from[place];
  }
}
