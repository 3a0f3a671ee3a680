import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { KijkkringError } from '../../shared/errors.ts';

/** ffmpeg connects before it ends, so a body that has not begun this long after the run never comes. */
const longestWaitMs = 5_000;

/** So much may wait to be taken before ffmpeg has to wait too: more than it has under way when it ends. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/** Takes one HTTP PUT of ffmpeg and hands its bytes on in order; ffmpeg waits while they are being taken. */
export class PutSink {
  readonly #onBytes: (bytes: Uint8Array) => void | Promise<void>;
  readonly #begun = Promise.withResolvers<void>();
  /** How the body ended: null, or why not. After a failed run nobody asks, so it is a value and not a rejection. */
  readonly #ended = Promise.withResolvers<unknown>();
  #taken = false;

  constructor(onBytes: (bytes: Uint8Array) => void | Promise<void>) {
    this.#onBytes = onBytes;
  }

  /** Takes the body. A second PUT is refused: two writers would mix their bytes. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#taken) return void response.writeHead(409).end();
    this.#taken = true;
    this.#begun.resolve();
    try {
      await this.#readToEnd(request);
      if (!request.complete) throw new KijkkringError('ffmpegFailed', { reason: 'outputBrokenOff' });
      this.#ended.resolve(null);
      response.writeHead(201).end();
    } catch (error) {
      const brokenOff = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
      this.#ended.resolve(
        brokenOff ? new KijkkringError('ffmpegFailed', { reason: 'outputBrokenOff' }) : error,
      );
      response.destroy();
    }
  }

  /**
   * Reads ahead of whoever takes the bytes: ffmpeg hangs up as soon as it has sent the last, and what lies unread in a request then
   * is thrown away by Node, although it is all there.
   */
  async #readToEnd(request: IncomingMessage): Promise<void> {
    const failed = Promise.withResolvers<never>();
    let waiting = 0;
    let taken = Promise.resolve();
    const takeNext = async (bytes: Uint8Array): Promise<void> => {
      await this.#onBytes(bytes);
      waiting -= bytes.length;
      if (waiting < MOST_WAITING_BYTES) request.resume();
    };
    request.on('data', (bytes: Uint8Array) => {
      waiting += bytes.length;
      if (waiting >= MOST_WAITING_BYTES) request.pause();
      taken = taken.then(() => takeNext(bytes));
      taken.catch(failed.reject);
    });
    await Promise.race([once(request, 'end'), failed.promise]);
    await taken;
  }

  async finished(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new KijkkringError('ffmpegFailed', { reason: 'noOutput' })),
        longestWaitMs,
      );
    });
    try {
      await Promise.race([this.#begun.promise, tooLate]);
    } finally {
      clearTimeout(timer);
    }
    const problem = await this.#ended.promise;
    if (problem !== null) throw problem;
  }
}
