import { PieceBuffer } from './piece-buffer.ts';
import { nextPieces, type PieceWindow, windowAround } from './piece-window.ts';
import { type CopyPiece, pieceAt, piecesOf, type ReviewCopy } from './review-copy.ts';

/** Whether the pieces at a moment are there, are not made yet, don't come, or can't be decoded by this browser. */
export type Provision = 'there' | 'notYet' | 'stuck' | 'broken';

/**
 * Gives an element the pieces of a review copy around its playhead, through MediaSource, and takes away the others: the same while the
 * copy grows and when it is finished. Times are those of the recording.
 */
export class PieceFeed {
  readonly #video: HTMLVideoElement;
  readonly #url: string;
  readonly #stop = new AbortController();
  /** Positions of the pieces that were put in, and whether each was found there then. */
  readonly #held = new Map<number, boolean>();
  readonly #waiting = new Set<() => void>();
  #copy: ReviewCopy;
  #endUs: number;
  #pieces: CopyPiece[];
  #buffer: PieceBuffer | null = null;
  #aimUs = 0;
  /** Somebody waits for the pieces at the aim: what the element does meanwhile doesn't move it. */
  #isAsked = false;
  #pumping = false;
  #failed: 'stuck' | 'broken' | null = null;
  /** When the browser refused more it holds less than we would give it. */
  #share = 1;

  /** @param endUs length of the recording, as far as it is known, also while the copy doesn't reach that far */
  constructor(video: HTMLVideoElement, copy: ReviewCopy, endUs: number) {
    this.#video = video;
    this.#copy = copy;
    this.#endUs = endUs;
    this.#pieces = piecesOf(copy);
    const source = new MediaSource();
    this.#url = URL.createObjectURL(source);
    const { signal } = this.#stop;
    source.addEventListener('sourceopen', () => this.#open(source), { once: true, signal });
    for (const name of ['timeupdate', 'seeking'])
      video.addEventListener(name, () => this.#follow(), { signal });
    video.src = this.#url;
  }

  /** The copy grew, or is finished. */
  update(copy: ReviewCopy, endUs: number): void {
    if (copy === this.#copy) return;
    this.#copy = copy;
    this.#endUs = endUs;
    this.#pieces = piecesOf(copy);
    void this.#pump();
  }

  /** Resolves when what is needed to show a moment is there, or when it won't be. @param us on the recording's timeline */
  async provide(us: number): Promise<Provision> {
    this.#isAsked = true;
    this.#aim(us);
    try {
      for (;;) {
        const now = this.#provisionAt(us);
        if (now !== 'onItsWay') return now;
        await new Promise<void>((resolve) => this.#waiting.add(resolve));
      }
    } finally {
      this.#isAsked = false;
    }
  }

  close(): void {
    this.#stop.abort();
    this.#tell();
    URL.revokeObjectURL(this.#url);
  }

  #open(source: MediaSource): void {
    const mimeType = this.#copy.runs[0]?.mimeType ?? '';
    try {
      source.duration = this.#endUs / 1e6;
      this.#buffer = new PieceBuffer(source, mimeType);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      this.#failed = 'broken';
      this.#tell();
      return;
    }
    void this.#pump();
  }

  #provisionAt(us: number): Provision | 'onItsWay' {
    if (this.#failed !== null) return this.#failed;
    if (this.#stop.signal.aborted) return 'stuck';
    const here = pieceAt(this.#pieces, us);
    if (here === -1) return 'notYet';
    const isNextThere = this.#pieces[here + 1] === undefined || this.#held.has(here + 1);
    return this.#held.has(here) && isNextThere ? 'there' : 'onItsWay';
  }

  #follow(): void {
    if (!this.#isAsked) this.#aim(this.#video.currentTime * 1e6);
  }

  #aim(us: number): void {
    this.#aimUs = us;
    void this.#pump();
  }

  /** One thing after the other until all that should be there is there; of many wishes meanwhile the newest counts. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (!this.#stop.signal.aborted && this.#buffer !== null && (await this.#improve(this.#buffer)))
        this.#tell();
    } catch (error) {
      // a piece that can't be had is told to who waits for it; what was taken away meanwhile waits no more
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
      this.#failed = 'stuck';
    } finally {
      this.#pumping = false;
      this.#tell();
    }
  }

  /** @returns false when there is nothing to do */
  async #improve(buffer: PieceBuffer): Promise<boolean> {
    const aimUs = this.#aimUs;
    buffer.lengthen(this.#endUs);
    const window = windowAround(this.#pieces, aimUs, this.#share);
    if (window === null) return false;
    this.#forgetWhatIsGone(buffer);
    if (await this.#evict(buffer, window)) return true;
    const wanted = nextPieces(this.#pieces, window, aimUs, (at) => this.#held.has(at));
    if (wanted.length === 0) {
      this.#endWhenWhole(buffer);
      return false;
    }
    await this.#add(buffer, wanted);
    return true;
  }

  async #add(buffer: PieceBuffer, wanted: readonly number[]): Promise<void> {
    const pieces = wanted.flatMap((at) => this.#pieces[at] ?? []);
    try {
      await buffer.add(pieces, this.#stop.signal);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError' || this.#share < 0.1)
        throw error;
      this.#share /= 2;
      return;
    }
    for (const [n, at] of wanted.entries()) this.#held.set(at, buffer.has(middleOf(pieces[n])));
  }

  /** Takes out what lies outside the window. @returns whether there was anything */
  async #evict(buffer: PieceBuffer, { first, last }: PieceWindow): Promise<boolean> {
    const outside = [...this.#held.keys()].filter((at) => at < first || at > last);
    if (outside.length === 0) return false;
    const beginUs = this.#pieces[first]?.fromUs ?? 0;
    const endUs = this.#pieces[last]?.toUs ?? Number.POSITIVE_INFINITY;
    if (outside.some((at) => at < first)) await buffer.remove(0, beginUs, this.#stop.signal);
    if (outside.some((at) => at > last))
      await buffer.remove(endUs, Number.POSITIVE_INFINITY, this.#stop.signal);
    for (const at of outside) this.#held.delete(at);
    return true;
  }

  /** A browser that is short of room takes away what it likes. */
  #forgetWhatIsGone(buffer: PieceBuffer): void {
    for (const [at, wasFound] of this.#held)
      if (wasFound && !buffer.has(middleOf(this.#pieces[at]))) this.#held.delete(at);
  }

  #endWhenWhole(buffer: PieceBuffer): void {
    if (this.#copy.finished && this.#held.has(this.#pieces.length - 1)) buffer.end();
  }

  #tell(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const go of waiting) go();
  }
}

function middleOf(piece: CopyPiece | undefined): number {
  return piece === undefined ? -1 : (piece.fromUs + piece.toUs) / 2;
}
