import type { IncomingMessage } from 'node:http';
import { KijkkringError } from '../../shared/errors.ts';

/** So much may wait to be taken before ffmpeg has to wait too: more than it has under way when it ends. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/**
 * The body of a request, read from the moment it arrives: ffmpeg hangs up as soon as it has sent the last byte, and what lies
 * unread in a request then is thrown away by Node, although it is all there. That may be before it is known who is asking.
 */
export class BodyAhead {
  readonly #request: IncomingMessage;
  readonly #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #over = false;
  #changed = Promise.withResolvers<void>();

  constructor(request: IncomingMessage) {
    this.#request = request;
    request.on('data', (bytes: Uint8Array) => {
      this.#waiting.push(bytes);
      this.#waitingBytes += bytes.length;
      if (this.#waitingBytes >= MOST_WAITING_BYTES) request.pause();
      this.#tell();
    });
    // an error of a request is always followed by its close, and whether all came is asked of the request itself
    request.on('error', () => undefined);
    for (const event of ['end', 'close'])
      request.once(event, () => {
        this.#over = true;
        this.#tell();
      });
  }

  /** Hands the bytes on in order, one piece after another. @throws `ffmpegFailed` when the body broke off, and what `onBytes` throws */
  async handTo(onBytes: (bytes: Uint8Array) => void | Promise<void>): Promise<void> {
    for (;;) {
      const bytes = this.#waiting.shift();
      if (bytes !== undefined) {
        await onBytes(bytes);
        this.#waitingBytes -= bytes.length;
        if (this.#waitingBytes < MOST_WAITING_BYTES) this.#request.resume();
      } else if (this.#over) break;
      else await this.#changed.promise;
    }
    if (!this.#request.complete) throw new KijkkringError('ffmpegFailed', { reason: 'outputBrokenOff' });
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}
