import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FilmMap } from './film-map.ts';
import { Loudness } from './loudness.ts';
import { opened, seekElement } from './seek-element.ts';

export type Loop = { readonly inUs: number; readonly outUs: number };

export type PlayerState = {
  readonly playing: boolean;
  readonly rate: number;
  /** Start of the frame on screen, in microseconds; always a frame of the index. */
  readonly positionUs: number;
  readonly endUs: number;
  /** 0 silent, 1 as recorded, up to +12 dB above that. */
  readonly volume: number;
  readonly muted: boolean;
  readonly loop: Loop | null;
  /** A seek is under way. */
  readonly seeking: boolean;
  /** The film can't be opened or decoded here. */
  readonly broken: boolean;
};

/** At which share of a frame's time a seek is tried, one after the other: rounding may show a neighbour. */
const tries = [0.5, 0.5, 0.75, 0.25, 0.9] as const;

/** The two elements that take turns: one plays, the other holds the part that comes next. */
export type VideoPair = readonly [HTMLVideoElement, HTMLVideoElement];

/**
 * Plays a recording by displayed frames. Every seek goes to the middle of a frame and is checked by what came on screen; when another
 * frame came, it is tried again. Of many seeks in a row the newest counts, and none overtakes another.
 */
export class Player {
  readonly state: StoreApi<PlayerState>;
  readonly #videos: VideoPair;
  readonly #map: FilmMap;
  readonly #loudness: Loudness;
  /** Which part each element holds; null for none. */
  readonly #holds: [number | null, number | null] = [null, null];
  readonly #stop = new AbortController();
  #active: 0 | 1 = 0;
  #wanted: number | null = null;
  #working: Promise<void> | null = null;
  #turn: ReturnType<typeof setTimeout> | undefined;

  constructor(videos: VideoPair, map: FilmMap, fromUs: number) {
    this.#videos = videos;
    this.#map = map;
    this.#loudness = new Loudness(videos);
    this.state = createStore<PlayerState>(() => ({
      playing: false,
      rate: 1,
      positionUs: map.startOf(map.frameAt(fromUs)),
      endUs: map.endUs,
      volume: 1,
      muted: false,
      loop: null,
      seeking: false,
      broken: false,
    }));
    for (const side of [0, 1] as const) this.#listenTo(side);
    this.seek(fromUs);
  }

  /** Seeks to the frame on screen at a moment. */
  seek(us: number): void {
    this.#want(this.#map.frameAt(us));
  }

  /** Steps by displayed frames, also on from a step that is still under way. @param frames negative for back */
  step(frames: number): void {
    this.pause();
    const from = this.#wanted ?? this.#map.frameAt(this.state.getState().positionUs);
    this.#want(this.#map.clamp(from + frames));
  }

  /** Where the frame lies that is `frames` on from the one at `us`. */
  frameFrom(us: number, frames: number): number {
    return this.#map.startOf(this.#map.frameAt(us) + frames);
  }

  async play(): Promise<void> {
    const { positionUs } = this.state.getState();
    this.state.setState({ playing: true });
    // at the very end playing means again
    if (this.#map.frameAt(positionUs) === this.#map.timesUs.length - 1) this.seek(0);
    await this.#working;
    await this.#loudness.wake();
    if (this.state.getState().playing) await this.#playElement();
  }

  pause(): void {
    clearTimeout(this.#turn);
    this.state.setState({ playing: false });
    for (const video of this.#videos) video.pause();
  }

  /** @param rate ¼ to 2 */
  setRate(rate: number): void {
    const within = Math.max(0.25, Math.min(2, rate));
    for (const video of this.#videos) video.playbackRate = within;
    this.state.setState({ rate: within });
  }

  setVolume(volume: number): void {
    this.#loudness.set(volume);
    this.state.setState({ volume });
  }

  /** Soft voices louder, or as they were recorded. */
  setLevelled(levelled: boolean): void {
    this.#loudness.setLevelled(levelled);
  }

  setMuted(muted: boolean): void {
    for (const video of this.#videos) video.muted = muted;
    this.state.setState({ muted });
  }

  /** Plays a stretch over and over; begins at its begin when it is outside. */
  setLoop(loop: Loop | null): void {
    clearTimeout(this.#turn);
    this.state.setState({ loop });
    if (loop === null) return;
    const { positionUs } = this.state.getState();
    if (positionUs < loop.inUs || positionUs >= loop.outUs) this.seek(loop.inUs);
  }

  /** Resolves when no seek is under way any more. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  /** Takes picture and sound out of the window at once, and lets everything go. */
  dispose(): void {
    this.#stop.abort();
    clearTimeout(this.#turn);
    this.#wanted = null;
    for (const video of this.#videos) {
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
    void this.#loudness.close();
  }

  #want(frame: number): void {
    this.#wanted = frame;
    clearTimeout(this.#turn);
    this.#working ??= this.#seekOn().finally(() => {
      this.#working = null;
    });
  }

  async #seekOn(): Promise<void> {
    this.state.setState({ seeking: true });
    while (this.#wanted !== null && !this.#stop.signal.aborted) {
      const frame = this.#wanted;
      await this.#show(frame);
      if (this.#wanted === frame) this.#wanted = null;
    }
    if (this.#stop.signal.aborted) return;
    this.state.setState({ seeking: false });
    if (this.state.getState().playing) await this.#playElement();
  }

  /** Brings one frame on screen, in as many tries as it takes, unless a newer one is wanted meanwhile. */
  async #show(frame: number): Promise<void> {
    const { part } = this.#map.placeOf(frame);
    const side = this.#sideFor(part);
    const video = this.#videos[side];
    if (!(await opened(video))) {
      this.#fail(side);
      return;
    }
    for (const share of tries) {
      const shows = (mediaTime: number): boolean => this.#map.frameShown(part, mediaTime) === frame;
      const seconds = await seekElement(video, this.#map.placeOf(frame, share).seconds, shows);
      if (this.#stop.signal.aborted) return;
      if (seconds === null && video.error !== null) {
        this.#fail(side);
        return;
      }
      this.#activate(side);
      const shown = seconds === null ? null : this.#map.frameShown(part, seconds);
      // what is on screen is what is said, also when it is not yet what was asked for
      if (shown !== null) this.state.setState({ positionUs: this.#map.startOf(shown), broken: false });
      if (shown === frame || this.#wanted !== frame) return;
    }
  }

  #fail(side: 0 | 1): void {
    if (this.#stop.signal.aborted) return;
    this.#holds[side] = null;
    this.#wanted = null;
    this.state.setState({ broken: true, playing: false });
  }

  /** The element that holds a part, or comes to hold it. */
  #sideFor(part: number): 0 | 1 {
    if (this.#holds[this.#active] === part) return this.#active;
    const other = this.#active === 0 ? 1 : 0;
    if (this.#holds[other] === part) return other;
    const empty = this.#holds[this.#active] === null;
    const side = empty ? this.#active : other;
    this.#load(side, part);
    return side;
  }

  #load(side: 0 | 1, part: number): void {
    const url = this.#map.parts[part]?.url;
    if (url === undefined || this.#holds[side] === part) return;
    const video = this.#videos[side];
    this.#holds[side] = part;
    video.src = url;
    video.playbackRate = this.state.getState().rate;
  }

  #activate(side: 0 | 1): void {
    if (side !== this.#active) this.#videos[this.#active].pause();
    this.#active = side;
    this.#videos.forEach((video, at) => {
      video.hidden = at !== side;
    });
  }

  async #playElement(): Promise<void> {
    const video = this.#videos[this.#active];
    video.playbackRate = this.state.getState().rate;
    const [started] = await Promise.allSettled([video.play()]);
    // a pause that comes before the start is no fault; a film that can't be decoded is told by its own event
    if (started.status === 'rejected' && started.reason instanceof DOMException) {
      if (started.reason.name === 'NotAllowedError') this.pause();
    }
  }

  #listenTo(side: 0 | 1): void {
    const video = this.#videos[side];
    const { signal } = this.#stop;
    const note = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
      if (signal.aborted) return;
      if (side === this.#active && this.#working === null) this.#shown(mediaTime);
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
    video.addEventListener('ended', () => this.#ended(side), { signal });
    video.addEventListener('error', () => this.#fail(side), { signal });
  }

  /** A frame came on screen while playing. */
  #shown(mediaTime: number): void {
    const part = this.#holds[this.#active];
    if (part === null) return;
    const frame = this.#map.frameShown(part, mediaTime);
    this.state.setState({ positionUs: this.#map.startOf(frame) });
    const { loop, rate, playing } = this.state.getState();
    if (!playing) return;
    if (loop !== null) this.#turnAtEnd(frame, loop, rate);
    else this.#prepareNext(part, frame);
  }

  /**
   * The last frame of a loop holds the film, so that no timer has to be on time for the next one not to be seen; when that frame has had
   * its time the film goes on at the begin.
   */
  #turnAtEnd(frame: number, { inUs, outUs }: Loop, rate: number): void {
    clearTimeout(this.#turn);
    const startUs = this.#map.startOf(frame);
    const endUs = this.#map.endOf(frame);
    if (endUs < outUs) return;
    this.#videos[this.#active].pause();
    const leftMs = startUs >= outUs ? 0 : (endUs - startUs) / 1000 / rate;
    this.#turn = setTimeout(() => this.seek(inUs), leftMs);
  }

  /** Ten seconds before a file ends the next one is opened, so that the film goes on without a gap. */
  #prepareNext(part: number, frame: number): void {
    const { endUs = 0 } = this.#map.parts[part] ?? {};
    if (this.#map.parts[part + 1] === undefined || endUs - this.#map.startOf(frame) > 10e6) return;
    this.#load(this.#active === 0 ? 1 : 0, part + 1);
  }

  #ended(side: 0 | 1): void {
    const part = this.#holds[side];
    const { playing, loop } = this.state.getState();
    if (side !== this.#active || part === null || !playing || this.#working !== null) return;
    const next = loop === null ? this.#map.parts[part + 1]?.startUs : loop.inUs;
    if (next === undefined) this.pause();
    else this.seek(next);
  }
}
