import { frameAt, nearestFrame } from '../../shared/kernels/frame-times.ts';
import { type FilmSource, isSameSource } from './film-source.ts';
import type { ReviewCopy } from './review-copy.ts';

/**
 * A stretch of a recording in one file, or in a review copy. While the recording is being imported nothing is known of its frames:
 * then `startUs` is 0.
 */
export type FilmPart = {
  readonly source: FilmSource;
  readonly startUs: number;
  readonly endUs: number;
  /** The file's own time at `startUs`, in microseconds. */
  readonly originUs: number;
  /** It can't be decoded here: it is passed over, whatever it holds. */
  readonly unusable?: true;
};

/** How far a frame that is out of order may come from where its own length is told. */
const EVEN_FRAMES = 4;

/** Where in which file a frame lies: a place within its time, or just before it. */
export type PlaceInFile = { readonly part: number; readonly seconds: number };

/** The frames of a recording, and where each lies in its files. Maths only. */
export class FilmMap {
  readonly parts: readonly FilmPart[];
  readonly timesUs: Float64Array;
  readonly endUs: number;

  /** @param timesUs start of each displayed frame on the recording's timeline, ascending */
  constructor(parts: readonly FilmPart[], timesUs: Float64Array, endUs: number) {
    this.parts = parts;
    this.timesUs = timesUs;
    this.endUs = endUs;
  }

  /**
   * The same with a review copy beside its files.
   * @param unusable the files themselves can't be decoded here
   */
  withCopy(copy: ReviewCopy, unusable: boolean): FilmMap {
    const files = this.parts.filter(({ source }) => source.kind === 'file');
    const made: FilmPart = { source: { kind: 'copy', copy }, startUs: 0, endUs: copy.readyUs, originUs: 0 };
    const all = unusable ? files.map((file): FilmPart => ({ ...file, unusable: true })) : files;
    return new FilmMap([...all, made], this.timesUs, this.endUs);
  }

  /** Whether a player of the other may go on with this: the same frames, of which more may be known by now. */
  follows(other: FilmMap): boolean {
    if (this.timesUs === other.timesUs) return true;
    const [mine, its] = [this.parts[0]?.source, other.parts[0]?.source];
    if (this.parts.length !== 1 || mine?.kind !== 'copy' || its === undefined) return false;
    return isSameSource(mine, its) && this.timesUs.length >= other.timesUs.length;
  }

  /** The frame on screen at a moment; the first before the beginning. */
  frameAt(us: number): number {
    return Math.max(0, frameAt(this.timesUs, us));
  }

  clamp(frame: number): number {
    return Math.max(0, Math.min(this.timesUs.length - 1, frame));
  }

  startOf(frame: number): number {
    return this.timesUs[this.clamp(frame)] ?? 0;
  }

  endOf(frame: number): number {
    return this.timesUs[this.clamp(frame) + 1] ?? this.endUs;
  }

  /** Whether the frames around one last about as long as it does. */
  isEven(frame: number): boolean {
    const lasts = (at: number): number => this.endOf(at) - this.startOf(at);
    const around = Array.from({ length: 2 * EVEN_FRAMES + 1 }, (_, n) => lasts(frame - EVEN_FRAMES + n));
    return Math.max(...around) < 1.5 * Math.min(...around);
  }

  /** The part that shows a moment: the review copy as far as it goes, else the file; -1 where there is neither. */
  partOf(us: number): number {
    const copy = this.parts.findIndex(({ source, endUs }) => source.kind === 'copy' && us < endUs);
    if (copy !== -1) return copy;
    const file = this.parts.findLastIndex(
      ({ source, startUs }, at) => source.kind === 'file' && (startUs <= us || at === 0),
    );
    return this.parts[file]?.unusable ? -1 : file;
  }

  /** Up to where there is something to show without a hole, in microseconds. */
  get reachUs(): number {
    const copied = this.parts.find(({ source }) => source.kind === 'copy')?.endUs ?? 0;
    const isLost = this.parts.some(({ unusable, endUs }) => unusable === true && endUs > copied);
    return isLost ? Math.min(copied, this.endUs) : this.endUs;
  }

  /**
   * @param part the one to find it in
   * @param share of the frame's time at which to seek
   * @param mostUs from its begin at most
   */
  placeOf(
    frame: number,
    part = this.partOf(this.startOf(frame)),
    share = 0.5,
    mostUs = Number.POSITIVE_INFINITY,
  ): PlaceInFile {
    const startUs = this.startOf(frame);
    const { startUs: partStart = 0, endUs: partEnd = this.endUs, originUs = 0 } = this.parts[part] ?? {};
    // the last frame of a file ends with it, whatever comes after
    const endUs = Math.max(startUs, Math.min(this.endOf(frame), partEnd));
    const us = startUs + Math.min((endUs - startUs) * share, mostUs);
    return { part, seconds: (us - partStart + originUs) / 1e6 };
  }

  /** The frame that a file shows. @param seconds presentation time in that file */
  frameShown(part: number, seconds: number): number {
    const { startUs = 0, originUs = 0 } = this.parts[part] ?? {};
    return this.clamp(nearestFrame(this.timesUs, Math.round(seconds * 1e6) - originUs + startUs));
  }
}
