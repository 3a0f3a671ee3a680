import { KijkkringError } from '../../shared/errors.ts';
import type { FrameIndex } from '../../shared/kernels/frame-times.ts';
import type { MediaProbe } from './media-probe.ts';

/** Packets come a little before the frames they hold: so many of them are remembered. */
const rememberedPackets = 512;

/** A last frame shorter than this is a recorder's filler; longer than that, a lie of the header. */
const shortestLastUs = 1_000;
const longestLastUs = 10_000_000;

/** When a film is one frame that doesn't say how long it stays. */
const loneFrameUs = 40_000;

export type CountedFrames = FrameIndex & {
  /**
   * Where the source is damaged so badly that Chromium stops there for good, in microseconds of our timeline; null when
   * it is sound. FFmpeg goes on, so there may be frames after it.
   */
  readonly brokenAtUs: number | null;
};

/** Gathers container times of decoded frames into the index of our timeline. */
export class FrameTimesBuilder {
  readonly #originUs: number;
  readonly #earliestUs: number;
  readonly #packets = new Map<number, number>();
  #times = new Float64Array(4_096);
  #count = 0;
  #brokenAtUs: number | null = null;

  constructor({ originUs, hidesBeforeZero }: Pick<MediaProbe, 'originUs' | 'hidesBeforeZero'>) {
    this.#originUs = originUs;
    this.#earliestUs = hidesBeforeZero ? 0 : Number.NEGATIVE_INFINITY;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Takes a decoded frame; one that an edit hides is left out. */
  addFrame(containerUs: number): void {
    if (containerUs < this.#earliestUs) return;
    if (this.#count === this.#times.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#times);
      this.#times = larger;
    }
    this.#times[this.#count] = containerUs - this.#originUs;
    this.#count += 1;
  }

  /** Notes that what follows the frames so far is damaged. */
  noteBroken(): void {
    this.#brokenAtUs ??= Math.max(0, this.#times[this.#count - 1] ?? 0);
  }

  addPacket(containerUs: number, durationUs: number): void {
    this.#packets.set(containerUs - this.#originUs, durationUs);
    if (this.#packets.size <= rememberedPackets) return;
    const [oldest] = this.#packets.keys();
    if (oldest !== undefined) this.#packets.delete(oldest);
  }

  /**
   * @throws KijkkringError `mediaDamaged` when no frame is displayed.
   */
  finish(): CountedFrames {
    const timesUs = ascending(this.#times.subarray(0, this.#count));
    const last = timesUs.at(-1);
    if (last === undefined) throw new KijkkringError('mediaDamaged');
    return { timesUs, endUs: last + this.#lastDuration(timesUs, last), brokenAtUs: this.#brokenAtUs };
  }

  #lastDuration(timesUs: Float64Array, last: number): number {
    const written = this.#packets.get(last) ?? 0;
    if (written >= shortestLastUs && written <= longestLastUs) return written;
    const before = timesUs.at(-2);
    return before === undefined ? loneFrameUs : last - before;
  }
}

/** Two frames at one moment: the first is never on screen. Frames before our zero can't be: zero is the first of them. */
function ascending(times: Float64Array): Float64Array {
  const sorted = times.toSorted().filter((time) => time >= 0);
  return sorted.filter((time, at) => time !== sorted[at + 1]);
}
