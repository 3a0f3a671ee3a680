import type { FilmMap } from './film-map.ts';
import { type FilmSource, isSameSource } from './film-source.ts';
import { PieceFeed } from './piece-feed.ts';
import { presentedFrame } from './presented-frame.ts';
import { decodedOn, LONGEST_NUDGE_MS, nudgeElement, opened, seekElement } from './seek-element.ts';

type Try = { readonly share: number; readonly mostUs: number };

/** Where in a frame's time a seek is tried, one after the other, as a share of it: rounding may show a neighbour. */
const tries: readonly Try[] = [0.5, 0.75, 0.25, 0.9].map((share) => ({
  share,
  mostUs: Number.POSITIVE_INFINITY,
}));

/**
 * The same in a camera's own file, and at most so far from the frame's begin in microseconds. Where frames are uneven and not in order, a
 * file says of a frame that it lasts as long as another one, and Chromium passes over one that it takes to be over: so just within it first,
 * then just before it, from where it is played into; and on a machine that is busy all of that once more.
 */
const aroundBegin: readonly Try[] = [
  { share: 0.5, mostUs: 4_000 },
  { share: 0, mostUs: -4_000 },
];
const triesInFile: readonly Try[] = [...aroundBegin, ...tries, ...aroundBegin];

/** How long a film is played from just before a frame until that one comes, in milliseconds. */
const LONGEST_PLAY_MS = 1_000;

/**
 * Where frames are uneven, or the first try failed, another one may still come after the one asked for, once those after it are decoded; so
 * long none has to, in milliseconds.
 */
const LONGEST_STRAY_MS = 80;

/** What came of showing a frame: which one is on screen; or `stuck`, when nothing came; or `broken`, when it can't be opened or decoded. */
export type Shown = { readonly frame: number } | 'stuck' | 'broken';

/** One of the elements of a player, and what it plays. */
export class FilmElement {
  readonly video: HTMLVideoElement;
  /** Which part of the map it holds; null for none. */
  #part: number | null = null;
  #source: FilmSource | null = null;
  #feed: PieceFeed | null = null;
  #standsAt: number | null = null;
  /** What was painted when it came to stand, as `#painted`. */
  #stood: number | null = null;
  #aim: number | null = null;
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

  /** The frame that it shows and has not played on from; null when it stands at none, or another one came since. */
  get standsAt(): number | null {
    return this.#painted === this.#stood ? this.#standsAt : null;
  }

  /** The frame that it was asked to show last, whether it stands there by now or not; null when it went on from there. */
  get aim(): number | null {
    return this.#aim;
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
    this.#aim = null;
    await this.video.play();
  }

  /**
   * Brings one frame of the part that it holds on screen, in as many tries as it takes.
   * @param isWanted false once another frame is wanted: then it is not tried again
   */
  show(map: FilmMap, frame: number, isWanted: () => boolean): Promise<Shown> {
    this.#aim = frame;
    const run = (): Promise<Shown> => this.#show(map, frame, isWanted);
    const shown = this.#turn.then(run, run);
    this.#turn = shown;
    return shown;
  }

  async #show(map: FilmMap, frame: number, isWanted: () => boolean): Promise<Shown> {
    const part = this.#part;
    // asked to be made ready before: to seek there again would paint nothing
    if (this.standsAt === frame && this.video.paused && part !== null && this.#presents(map, part, frame))
      return { frame };
    const came = await this.#bring(map, frame, isWanted);
    const isOff = this.#feed !== null && typeof came === 'object' && came.frame !== frame;
    if (!isOff || !isWanted()) return came;
    // a buffer that was filled from several sides may go on showing another frame, however often it is sought; a new one shows it
    this.reload(map);
    this.#aim = frame;
    return this.#bring(map, frame, isWanted);
  }

  async #bring(map: FilmMap, frame: number, isWanted: () => boolean): Promise<Shown> {
    const part = this.#part;
    this.#standsAt = null;
    if (part === null) return 'broken';
    const provision = await this.#feed?.provide(map.startOf(frame));
    if (provision === 'broken' || provision === 'stuck') return provision;
    const opening = await opened(this.video);
    if (opening !== 'opened') return opening;
    let came: Shown = 'stuck';
    const isFile = this.#feed === null;
    for (const [nth, { share, mostUs }] of (isFile ? triesInFile : tries).entries()) {
      const shows = (mediaTime: number): boolean => map.frameShown(part, mediaTime) === frame;
      const place = map.placeOf(frame, part, share, mostUs).seconds;
      let seconds = await seekElement(this.video, place, shows, this.#painted);
      const isLost = (): boolean => this.video.error !== null || this.#part !== part;
      if (isLost()) return 'broken';
      if (seconds === null) return 'stuck';
      const nudgeMs = mostUs < 0 ? LONGEST_PLAY_MS : LONGEST_NUDGE_MS;
      if (!shows(seconds) && isWanted())
        seconds = (await nudgeElement(this.video, shows, nudgeMs)) ?? seconds;
      if (isLost()) return 'broken';
      // a review copy has all its frames in order
      const isSure = nth === 0 && (!isFile || map.isEven(frame));
      if (!isSure && shows(seconds) && isWanted()) {
        await decodedOn(this.video);
        await new Promise((resolve) => setTimeout(resolve, LONGEST_STRAY_MS));
        seconds = presentedFrame(this.video) ?? seconds;
      }
      came = { frame: map.frameShown(part, seconds) };
      if (came.frame === frame || !isWanted()) break;
    }
    const seen = this.#painted === null ? null : map.frameShown(part, this.#painted);
    if (came !== 'stuck' && this.video.paused && (seen ?? came.frame) === came.frame) {
      this.#standsAt = came.frame;
      this.#stood = this.#painted;
    }
    return came;
  }

  #presents(map: FilmMap, part: number, frame: number): boolean {
    const seconds = presentedFrame(this.video);
    return seconds === null || map.frameShown(part, seconds) === frame;
  }

  #open(source: FilmSource, endUs: number): void {
    this.#close();
    if (source.kind === 'copy') this.#feed = new PieceFeed(this.video, source.copy, endUs);
    else this.video.src = source.url;
  }

  #close(): void {
    this.#standsAt = null;
    this.#aim = null;
    this.#painted = null;
    this.#feed?.close();
    this.#feed = null;
  }
}
