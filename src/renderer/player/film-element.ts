import type { FilmMap } from './film-map.ts';
import { type FilmSource, isSameSource } from './film-source.ts';
import { PieceFeed } from './piece-feed.ts';
import { nudgeElement, opened, seekElement } from './seek-element.ts';

/** At which share of a frame's time a seek is tried, one after the other: rounding may show a neighbour. */
const tries = [0.5, 0.75, 0.25, 0.9] as const;

/** What came of showing a frame: which one is on screen; or `stuck`, when nothing came; or `broken`, when it can't be opened or decoded. */
export type Shown = { readonly frame: number } | 'stuck' | 'broken';

/** One of the two elements of a player, and what it plays. */
export class FilmElement {
  readonly video: HTMLVideoElement;
  /** Which part of the map it holds; null for none. */
  #part: number | null = null;
  #source: FilmSource | null = null;
  #feed: PieceFeed | null = null;
  #standsAt: number | null = null;
  /** Presentation time of the frame that it painted last, in seconds; null before the first. */
  #painted: number | null = null;
  /** One thing at a time: who comes later waits. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(video: HTMLVideoElement) {
    this.video = video;
    const note = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      this.#painted = mediaTime;
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  }

  get part(): number | null {
    return this.#part;
  }

  /** The frame that it shows and has not played on from; null when it stands at none. */
  get standsAt(): number | null {
    return this.#standsAt;
  }

  /** Comes to hold a part, from the beginning unless it does already. */
  load(map: FilmMap, part: number): void {
    const source = map.parts[part]?.source;
    if (source === undefined) return;
    const isSame =
      this.#part === part &&
      this.#source !== null &&
      isSameSource(this.#source, source) &&
      this.video.error === null;
    if (isSame && source.kind === 'copy') this.#feed?.update(source.copy, map.endUs);
    this.#part = part;
    this.#source = source;
    if (!isSame) this.#open(source, map.endUs);
  }

  /** The same from the beginning: a decoder that hangs is given up with all that it holds. */
  reload(map: FilmMap): void {
    if (this.#source !== null) this.#open(this.#source, map.endUs);
  }

  /** Takes picture, sound and address away at once. */
  empty(): void {
    this.#part = null;
    this.#source = null;
    this.#close();
    this.video.pause();
    this.video.removeAttribute('src');
    this.video.load();
  }

  async play(): Promise<void> {
    this.#standsAt = null;
    await this.video.play();
  }

  /**
   * Brings one frame of the part that it holds on screen, in as many tries as it takes.
   * @param isWanted false once another frame is wanted: then it is not tried again
   */
  show(map: FilmMap, frame: number, isWanted: () => boolean): Promise<Shown> {
    const run = (): Promise<Shown> => this.#show(map, frame, isWanted);
    const shown = this.#turn.then(run, run);
    this.#turn = shown;
    return shown;
  }

  async #show(map: FilmMap, frame: number, isWanted: () => boolean): Promise<Shown> {
    const part = this.#part;
    this.#standsAt = null;
    if (part === null) return 'broken';
    const provision = await this.#feed?.provide(map.startOf(frame));
    if (provision === 'broken' || provision === 'stuck') return provision;
    const opening = await opened(this.video);
    if (opening !== 'opened') return opening;
    let came: Shown = 'stuck';
    for (const share of tries) {
      const shows = (mediaTime: number): boolean => map.frameShown(part, mediaTime) === frame;
      const place = map.placeOf(frame, part, share).seconds;
      let seconds = await seekElement(this.video, place, shows, this.#painted);
      const isLost = (): boolean => this.video.error !== null || this.#part !== part;
      if (isLost()) return 'broken';
      if (seconds === null) return 'stuck';
      if (!shows(seconds) && isWanted()) seconds = (await nudgeElement(this.video, shows)) ?? seconds;
      if (isLost()) return 'broken';
      came = { frame: map.frameShown(part, seconds) };
      if (came.frame === frame || !isWanted()) break;
    }
    if (came !== 'stuck' && this.video.paused) this.#standsAt = came.frame;
    return came;
  }

  #open(source: FilmSource, endUs: number): void {
    this.#close();
    if (source.kind === 'copy') this.#feed = new PieceFeed(this.video, source.copy, endUs);
    else this.video.src = source.url;
  }

  #close(): void {
    this.#standsAt = null;
    this.#painted = null;
    this.#feed?.close();
    this.#feed = null;
  }
}
