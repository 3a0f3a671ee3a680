import { KijkkringError } from '../../shared/errors.ts';
import type { MediaProbe } from './media-probe.ts';
import { longestKeyGap, type PacketIndex } from './packet-index.ts';

/** Packets come a little before the frames they hold: so many of them are remembered. */
const rememberedPackets = 512;

/** A last frame shorter than this is a recorder's filler; longer than that, a lie of the header. */
const shortestLastUs = 1_000;
const longestLastUs = 10_000_000;

/** When a film is one frame that doesn't say how long it stays. */
const loneFrameUs = 40_000;

export type CountedFrames = PacketIndex & {
  /**
   * Where the source is damaged so badly that Chromium stops there for good, in microseconds of our timeline; null when
   * it is sound. FFmpeg goes on, so there may be frames from here on.
   */
  readonly brokenAtUs: number | null;
  /** Where the last of such damage was met; null when it is sound. */
  readonly lastBrokenUs: number | null;
  /** The container speaks of more than there is: what followed was cut off. */
  readonly brokenOff: boolean;
};

/** Gathers container times of decoded frames into the index of our timeline. */
export class FrameTimesBuilder {
  readonly #originUs: number;
  readonly #earliestUs: number;
  readonly #packets = new Map<number, number>();
  #times = new Float64Array(4_096);
  #count = 0;
  #brokenAtUs: number | null = null;
  #lastBrokenUs: number | null = null;
  #brokenOff = false;
  readonly #keysUs: number[] = [];
  #openGroups = false;

  /** @param fromUs of our timeline: frames before it are left out too */
  constructor(
    { originUs, hidesBeforeZero }: Pick<MediaProbe, 'originUs' | 'hidesBeforeZero'>,
    fromUs = Number.NEGATIVE_INFINITY,
  ) {
    this.#originUs = originUs;
    this.#earliestUs = Math.max(hidesBeforeZero ? 0 : Number.NEGATIVE_INFINITY, originUs + fromUs);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Displayed frames so far. */
  get count(): number {
    return this.#count;
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

  /**
   * Notes damage: at this packet where the container tells of it, else somewhere after the frames so far, as the decoder
   * says it aside.
   */
  noteBroken(packetUs: number | null = null): void {
    const lastFrame = this.#times[this.#count - 1] ?? 0;
    const at = Math.max(0, packetUs === null ? lastFrame : packetUs - this.#originUs);
    this.#brokenAtUs = Math.min(this.#brokenAtUs ?? at, at);
    this.#lastBrokenUs = Math.max(this.#lastBrokenUs ?? at, at);
  }

  noteBrokenOff(): void {
    this.#brokenOff = true;
  }

  /** Takes a packet, in the order of the file. */
  addPacket(containerUs: number, durationUs: number, key: boolean): void {
    const at = containerUs - this.#originUs;
    if (key) this.#keysUs.push(at);
    else if (at < (this.#keysUs.at(-1) ?? at)) this.#openGroups = true;
    // a frame that is stored after a broken one and shown before it was made from it
    if (this.#brokenAtUs !== null) this.#brokenAtUs = Math.max(0, Math.min(this.#brokenAtUs, at));
    this.#packets.set(at, durationUs);
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
    const endUs = last + this.#lastDuration(timesUs, last);
    return {
      timesUs,
      endUs,
      keyGapUs: longestKeyGap(this.#keysUs, endUs),
      openGroups: this.#openGroups,
      brokenOff: this.#brokenOff,
      brokenAtUs: this.#brokenAtUs,
      lastBrokenUs: this.#lastBrokenUs,
    };
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
