import type { ServerResponse } from 'node:http';
import { KijkkringError } from '../../shared/errors.ts';
import type { BodyAhead } from './body-ahead.ts';

/** ffmpeg connects before it ends, so a body that has not begun this long after the run never comes. */
const longestWaitMs = 5_000;

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
  async take(body: BodyAhead, response: ServerResponse): Promise<void> {
    if (this.#taken) return void response.writeHead(409).end();
    this.#taken = true;
    this.#begun.resolve();
    try {
      await body.handTo(this.#onBytes);
      this.#ended.resolve(null);
      response.writeHead(201).end();
    } catch (error) {
      this.#ended.resolve(error);
      response.destroy();
    }
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
