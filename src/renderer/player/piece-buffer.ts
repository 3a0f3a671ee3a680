import { fetchRange } from './fetch-range.ts';
import type { CopyPiece, CopyRun } from './review-copy.ts';

/** A piece is cut off this far from the run after or before it, in seconds: sound reaches a little over the border. */
const OVERLAP = 0.001;

/** The pieces that an element has: put in and taken out one at a time, on the recording's timeline. */
export class PieceBuffer {
  readonly #source: MediaSource;
  readonly #buffer: SourceBuffer;
  readonly #openings = new Map<string, Uint8Array<ArrayBuffer>>();
  #run: CopyRun | null = null;

  constructor(source: MediaSource, mimeType: string) {
    this.#source = source;
    this.#buffer = source.addSourceBuffer(mimeType);
    this.#buffer.mode = 'segments';
  }

  /** Whether a moment is there to be decoded. @param us on the recording's timeline */
  has(us: number): boolean {
    const { buffered } = this.#buffer;
    const seconds = us / 1e6;
    for (let at = 0; at < buffered.length; at += 1)
      if (buffered.start(at) <= seconds && seconds < buffered.end(at)) return true;
    return false;
  }

  /** @throws DOMException `QuotaExceededError` when there is no room; TypeError when it can't be read */
  async add(pieces: readonly CopyPiece[], signal: AbortSignal): Promise<void> {
    const [first] = pieces;
    const last = pieces.at(-1);
    if (first === undefined || last === undefined) return;
    const bytes = await fetchRange(first.run.url, first.from, last.to, signal);
    await this.#open(first.run, signal);
    await this.#do(signal, () => this.#buffer.appendBuffer(bytes));
  }

  /** Takes out what lies in [fromUs, toUs). */
  async remove(fromUs: number, toUs: number, signal: AbortSignal): Promise<void> {
    if (toUs <= fromUs) return;
    await this.#do(signal, () => this.#buffer.remove(fromUs / 1e6, toUs / 1e6));
  }

  /** The film is at least this long. */
  lengthen(endUs: number): void {
    const isFree = this.#source.readyState === 'open' && !this.#buffer.updating;
    if (isFree && this.#source.duration < endUs / 1e6) this.#source.duration = endUs / 1e6;
  }

  /** Nothing follows what is there: without it the last frame would wait for more. */
  end(): void {
    if (this.#source.readyState === 'open' && !this.#buffer.updating) this.#source.endOfStream();
  }

  /** What follows is of this run: its own opening, and its time moved to ours. */
  async #open(run: CopyRun, signal: AbortSignal): Promise<void> {
    if (this.#run?.url === run.url) {
      this.#run = run;
      return;
    }
    const opening = this.#openings.get(run.url) ?? (await fetchRange(run.url, 0, run.initBytes, signal));
    this.#openings.set(run.url, opening);
    if (this.#run !== null && this.#run.mimeType !== run.mimeType) this.#buffer.changeType(run.mimeType);
    const beginUs = run.pieces[0]?.startUs ?? 0;
    this.#buffer.timestampOffset = run.offsetUs / 1e6;
    this.#buffer.appendWindowEnd = Number.POSITIVE_INFINITY;
    this.#buffer.appendWindowStart = Math.max(0, beginUs / 1e6 - OVERLAP);
    await this.#do(signal, () => this.#buffer.appendBuffer(opening));
    this.#run = run;
  }

  #do(signal: AbortSignal, act: () => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const listening = new AbortController();
    const once = { signal: listening.signal };
    this.#buffer.addEventListener('updateend', () => resolve(), once);
    this.#buffer.addEventListener('error', () => reject(new TypeError('not a piece of a film')), once);
    signal.addEventListener('abort', () => reject(signal.reason), once);
    try {
      signal.throwIfAborted();
      act();
    } catch (error) {
      reject(error);
    }
    return promise.finally(() => listening.abort());
  }
}
