import { makeLeveller } from './leveller.ts';
import { makeLimiter } from './limiter.ts';

/** +12 dB as a factor. */
export const LOUDEST = 10 ** (12 / 20);

/** What the sound of the films goes through, once it goes through Web Audio. */
type Desk = {
  readonly context: AudioContext;
  readonly films: GainNode;
  readonly leveller: DynamicsCompressorNode;
  readonly gain: GainNode;
};

/**
 * Sound above what was recorded, for the quiet child in the last row. A film is only led through Web Audio once it has to be louder, or
 * its soft voices have to be; until then it plays as films do. A limiter behind it keeps loud parts from clipping.
 */
export class Loudness {
  readonly #videos: readonly HTMLVideoElement[];
  #desk: Desk | null = null;
  #volume = 1;
  #levelled = false;

  constructor(videos: readonly HTMLVideoElement[]) {
    this.#videos = videos;
  }

  /** @param volume 0 silent, 1 as recorded, up to `LOUDEST` */
  set(volume: number): void {
    this.#volume = Math.max(0, Math.min(LOUDEST, volume));
    if (this.#volume > 1) this.#desk ??= this.#connect();
    if (this.#desk === null) for (const video of this.#videos) video.volume = this.#volume;
    else this.#desk.gain.gain.value = this.#volume;
  }

  /** Makes soft voices louder and loud ones softer, or lets them be as they were recorded. */
  setLevelled(levelled: boolean): void {
    if (levelled === this.#levelled) return;
    this.#levelled = levelled;
    this.#desk ??= this.#connect();
    const { films, leveller, gain } = this.#desk;
    films.disconnect();
    films.connect(levelled ? leveller : gain);
  }

  /** A browser holds sound back until somebody did something in the window. */
  async wake(): Promise<void> {
    if (this.#desk?.context.state === 'suspended') await this.#desk.context.resume();
  }

  async close(): Promise<void> {
    await this.#desk?.context.close();
    this.#desk = null;
  }

  #connect(): Desk {
    const context = new AudioContext();
    const films = context.createGain();
    const gain = context.createGain();
    const leveller = makeLeveller(context);
    const limiter = makeLimiter(context);
    for (const video of this.#videos) {
      video.volume = 1;
      context.createMediaElementSource(video).connect(films);
    }
    gain.gain.value = this.#volume;
    films.connect(gain);
    leveller.connect(gain);
    gain.connect(limiter.input);
    limiter.output.connect(context.destination);
    return { context, films, leveller, gain };
  }
}
