import { createStore, type StoreApi } from 'zustand/vanilla';
import { ElementStack, type VideoTrio } from './element-stack.ts';
import type { FilmElement, Shown } from './film-element.ts';
import type { FilmMap } from './film-map.ts';
import { Loudness } from './loudness.ts';
import { Neighbours } from './neighbours.ts';
import { type Loop, type PlayerState, stateAtFirst } from './player-state.ts';
import { presentedFrame } from './presented-frame.ts';
import { Retries } from './retries.ts';
import { Turn } from './turn.ts';
import { type Pulse, Watchdog } from './watchdog.ts';

/** Sound goes on after the last picture of a file; only this long after its frame a picture is missed, in microseconds. */
const LATE_US = 1_000_000;

/**
 * Plays a recording by displayed frames. Every seek goes to just within a frame and is checked by what came on screen; when another
 * frame came, it is tried again. Of many seeks in a row the newest counts, and none overtakes another. A decoder that hangs is opened
 * anew at the same frame.
 */
export class Player {
  readonly state: StoreApi<PlayerState>;
  readonly #stack: ElementStack;
  readonly #neighbours: Neighbours;
  readonly #loudness: Loudness;
  readonly #turn: Turn;
  readonly #watchdog: Watchdog;
  readonly #retries = new Retries();
  readonly #stop = new AbortController();
  #map: FilmMap;
  #wanted: number | null = null;
  #working: Promise<void> | null = null;
  /** It plays, but what comes next is not made yet. */
  #waits = false;

  constructor(videos: VideoTrio, map: FilmMap, fromUs: number) {
    this.#map = map;
    this.#stack = new ElementStack(videos);
    this.#neighbours = new Neighbours(this.#stack, () => this.#map);
    this.#loudness = new Loudness(videos);
    this.state = createStore(() => stateAtFirst(map.startOf(map.frameAt(fromUs)), map.endUs));
    this.#turn = new Turn(this.#stack, {
      map: () => this.#map,
      loop: () => this.state.getState().loop,
      rate: () => this.state.getState().rate,
      seek: (frame) => {
        this.#waits = this.#map.partOf(this.#map.startOf(frame)) === -1;
        if (!this.#waits) this.#want(frame);
      },
      turned: (frame) => {
        this.state.setState({ positionUs: this.#map.startOf(frame) });
        void this.#playElement();
      },
    });
    this.#watchdog = new Watchdog(
      () => this.#pulse(),
      () => this.#recover(),
    );
    for (const element of this.#stack.all) this.#listenTo(element);
    this.seek(fromUs);
  }

  /** Seeks to the frame on screen at a moment. */
  seek(us: number): void {
    this.#neighbours.leaps();
    this.#goTo(this.#map.frameAt(us));
  }

  /** Steps by displayed frames, also on from a step that is still under way. @param frames negative for back */
  step(frames: number): void {
    this.pause();
    this.#neighbours.goes(frames);
    const from = this.#wanted ?? this.#map.frameAt(this.state.getState().positionUs);
    this.#goTo(this.#map.clamp(from + frames));
  }

  /** Steps again while a key is held: as fast as frames come, and no further than the last that came when it is let go. */
  stepOn(frames: number): void {
    if (this.#working === null) this.step(frames);
  }

  /** Where the frame lies that is `frames` on from the one at `us`. */
  frameFrom(us: number, frames: number): number {
    return this.#map.startOf(this.#map.frameAt(us) + frames);
  }

  async play(): Promise<void> {
    const { positionUs, loop } = this.state.getState();
    const frame = this.#map.frameAt(positionUs);
    this.#neighbours.leave();
    this.state.setState({ playing: true });
    // at the very end playing means again
    if (loop !== null && this.#map.endOf(frame) >= loop.outUs) this.seek(loop.inUs);
    else if (frame === this.#map.timesUs.length - 1) this.seek(0);
    await this.#working;
    await this.#loudness.wake();
    if (this.state.getState().playing) await this.#playElement();
  }

  pause(): void {
    this.#turn.clear();
    this.#waits = false;
    this.state.setState({ playing: false });
    for (const { video } of this.#stack.all) video.pause();
    if (this.#working === null) this.#stand();
  }

  /** @param rate ¼ to 2; the pitch of voices stays */
  setRate(rate: number): void {
    const within = Math.max(0.25, Math.min(2, rate));
    for (const { video } of this.#stack.all) {
      video.preservesPitch = true;
      // another address begins at the usual speed
      video.defaultPlaybackRate = within;
      video.playbackRate = within;
    }
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
    for (const { video } of this.#stack.all) {
      video.defaultMuted = muted;
      video.muted = muted;
    }
    this.state.setState({ muted });
  }

  /** Plays a stretch over and over; begins at its begin when it is outside. */
  setLoop(loop: Loop | null): void {
    this.#turn.clear();
    this.state.setState({ loop });
    if (loop === null) return;
    const { positionUs } = this.state.getState();
    if (positionUs < loop.inUs || positionUs >= loop.outUs) this.seek(loop.inUs);
  }

  /** The same frames from elsewhere: a review copy came or grew. The frame on screen stays until it is there too. */
  setMap(map: FilmMap): void {
    if (map === this.#map || this.#stop.signal.aborted) return;
    this.#map = map;
    for (const element of this.#stack.all) if (element.part !== null) element.load(map, element.part);
    const { positionUs, playing, broken, stuck, endUs } = this.state.getState();
    if (endUs !== map.endUs) this.state.setState({ endUs: map.endUs });
    const part = map.partOf(positionUs);
    const wants = broken || stuck || this.#waits || !playing;
    if (part === -1 || !wants) return;
    if (this.#waits) this.#want(map.frameAt(positionUs) + 1);
    else if (broken || stuck || part !== this.#stack.top.part) this.seek(positionUs);
  }

  /** Resolves when no seek is under way any more. */
  async settled(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  /** Takes picture and sound out of the window at once, and lets everything go. */
  dispose(): void {
    this.#stop.abort();
    this.#watchdog.stop();
    this.#turn.clear();
    this.#neighbours.leave();
    this.#wanted = null;
    for (const element of this.#stack.all) element.empty();
    void this.#loudness.close();
  }

  /** Somebody wants it: what went wrong before is forgotten. */
  #goTo(frame: number): void {
    this.#retries.forget();
    this.#want(frame);
  }

  #want(frame: number): void {
    this.#wanted = Math.min(frame, this.#map.frameAt(this.#map.reachUs - 1));
    this.#waits = false;
    this.#turn.clear();
    this.#neighbours.leave();
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
    else this.#stand();
  }

  /** A film that is to be stepped through has its neighbours ready; of one that can't be shown there are none. */
  #stand(): void {
    const { positionUs, broken, stuck } = this.state.getState();
    if (!broken && !stuck && !this.#stop.signal.aborted)
      this.#neighbours.stand(this.#map.frameAt(positionUs));
  }

  /** Brings one frame on screen, unless a newer one is wanted meanwhile. */
  async #show(frame: number): Promise<void> {
    const part = this.#map.partOf(this.#map.startOf(frame));
    if (part === -1) return;
    this.#stack.top.video.pause();
    const element = this.#stack.holderOf(this.#map, part, frame);
    let shown = await element.show(this.#map, frame, () => this.#wanted === frame);
    while (
      typeof shown === 'string' &&
      this.#wanted === frame &&
      this.#retries.another(element.video, frame)
    ) {
      element.reload(this.#map);
      shown = await element.show(this.#map, frame, () => this.#wanted === frame);
    }
    if (this.#stop.signal.aborted) return;
    if (typeof shown !== 'string') this.#isOnScreen(element, shown.frame);
    else if (this.#wanted === frame) this.#fail(shown);
  }

  /** What is on screen is what is said, also when it is not yet what was asked for. */
  #isOnScreen(element: FilmElement, frame: number): void {
    this.#stack.raise(element);
    this.state.setState({ positionUs: this.#map.startOf(frame), broken: false, stuck: false });
  }

  #fail(why: Exclude<Shown, object>): void {
    if (this.#stop.signal.aborted) return;
    this.state.setState({ broken: why === 'broken', stuck: why === 'stuck' });
    this.pause();
    this.#wanted = null;
  }

  /** It should move, and doesn't, or its decoder failed: the same frame again, from a decoder that is new. */
  #recover(): void {
    if (this.#stop.signal.aborted || this.#working !== null) return;
    const { video } = this.#stack.top;
    const frame = this.#map.frameAt(this.state.getState().positionUs);
    if (!this.#retries.another(video, frame)) {
      this.#fail(video.error === null ? 'stuck' : 'broken');
      return;
    }
    this.#stack.top.reload(this.#map);
    this.#want(frame);
  }

  async #playElement(): Promise<void> {
    const [started] = await Promise.allSettled([this.#stack.top.play()]);
    // a pause that comes before the start is no fault; a film that can't be decoded is told by its own event
    if (started.status === 'rejected' && started.reason instanceof DOMException) {
      if (started.reason.name === 'NotAllowedError') this.pause();
    }
  }

  #listenTo(element: FilmElement): void {
    const { video } = element;
    const { signal } = this.#stop;
    const isSeen = (): boolean => element === this.#stack.top && this.#working === null && !signal.aborted;
    const note = (now: number, frame: VideoFrameCallbackMetadata): void => {
      if (signal.aborted) return;
      if (isSeen()) this.#shown(frame.mediaTime, now - frame.expectedDisplayTime);
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
    video.addEventListener('ended', () => isSeen() && this.#ended(), { signal });
    video.addEventListener('error', () => isSeen() && this.#recover(), { signal });
  }

  /** A frame came on screen while playing. */
  #shown(mediaTime: number, forMs: number): void {
    const { part } = this.#stack.top;
    if (part === null) return;
    const frame = this.#map.frameShown(part, mediaTime);
    if (this.#strays(frame)) return;
    this.state.setState({ positionUs: this.#map.startOf(frame) });
    if (this.state.getState().playing) this.#turn.shown(frame, forMs);
  }

  /** On a slow machine another frame may come after the one that was asked for and came: that one is shown again. */
  #strays(frame: number): boolean {
    const { playing, positionUs } = this.state.getState();
    const { aim, video } = this.#stack.top;
    if (playing || aim === null || frame === aim || this.#map.startOf(aim) !== positionUs) return false;
    if (!this.#retries.another(video, aim)) return false;
    this.#want(aim);
    return true;
  }

  #ended(): void {
    if (!this.state.getState().playing || this.#turn.ended()) return;
    // its last frame may have come without being called back for
    const { part, video } = this.#stack.top;
    const seconds = presentedFrame(video);
    if (part !== null && seconds !== null)
      this.state.setState({ positionUs: this.#map.startOf(this.#map.frameShown(part, seconds)) });
    this.pause();
  }

  #pulse(): Pulse {
    const { video, part } = this.#stack.top;
    const { playing, positionUs } = this.state.getState();
    const frame = this.#map.frameAt(positionUs);
    const endsAt = part === null ? 0 : this.#map.placeOf(frame, part, 1).seconds;
    return {
      shouldMove: playing && this.#working === null && !this.#waits && !video.paused,
      seconds: video.currentTime,
      frame,
      isFrameOver: document.visibilityState === 'visible' && (video.currentTime - endsAt) * 1e6 > LATE_US,
    };
  }
}
