/** +12 dB as a factor. */
export const LOUDEST = 10 ** (12 / 20);

/**
 * Sound above what was recorded, for the quiet child in the last row. A film is only led through Web Audio once it has to be louder;
 * until then it plays as films do. A limiter behind it keeps loud parts from clipping.
 */
export class Loudness {
  readonly #videos: readonly HTMLVideoElement[];
  #context: AudioContext | null = null;
  #gain: GainNode | null = null;

  constructor(videos: readonly HTMLVideoElement[]) {
    this.#videos = videos;
  }

  /** @param volume 0 silent, 1 as recorded, up to `LOUDEST` */
  set(volume: number): void {
    const wanted = Math.max(0, Math.min(LOUDEST, volume));
    if (wanted > 1 && this.#gain === null) this.#connect();
    if (this.#gain === null) for (const video of this.#videos) video.volume = wanted;
    else this.#gain.gain.value = wanted;
  }

  /** A browser holds sound back until somebody did something in the window. */
  async wake(): Promise<void> {
    if (this.#context?.state === 'suspended') await this.#context.resume();
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = null;
  }

  #connect(): void {
    const context = new AudioContext();
    const gain = context.createGain();
    const limiter = new DynamicsCompressorNode(context, {
      threshold: -3,
      knee: 0,
      ratio: 20,
      attack: 0.002,
      release: 0.1,
    });
    for (const video of this.#videos) {
      video.volume = 1;
      context.createMediaElementSource(video).connect(gain);
    }
    gain.connect(limiter).connect(context.destination);
    this.#context = context;
    this.#gain = gain;
  }
}
