/** How often it is tried again at one place. */
const MOST = 3;

/** Frames this near to each other are one place. */
const NEAR = 50;

/** Whether a film that failed is opened once more. */
export class Retries {
  #at: number | null = null;
  #tried = 0;

  /** @returns false when it was tried often enough near this frame, or when trying again changes nothing */
  another({ error }: HTMLVideoElement, frame: number): boolean {
    if (error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED) return false;
    if (this.#at === null || Math.abs(frame - this.#at) > NEAR) this.#tried = 0;
    this.#at = frame;
    this.#tried += 1;
    return this.#tried <= MOST;
  }

  forget(): void {
    this.#at = null;
  }
}
