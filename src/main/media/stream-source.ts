import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Hands bytes on to ffmpeg while they are being made: it can read them once, from the front. */
export class StreamSource {
  readonly url: string;
  readonly #bytes = new PassThrough();
  readonly #abandoned = Promise.withResolvers<void>();
  #taken = false;
  #isAbandoned = false;

  constructor(url: string) {
    this.url = url;
  }

  /** Whether nobody will read any more of it. */
  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  /** Answers the one who reads. A second is refused: each would get a part. */
  async send(response: ServerResponse): Promise<void> {
    if (this.#taken) return void response.writeHead(409).end();
    this.#taken = true;
    response.writeHead(200);
    await pipeline(this.#bytes, response);
  }

  /** Resolves when there is room for more, or when nobody will read any more of it: then what comes is dropped. */
  async write(bytes: Uint8Array): Promise<void> {
    const taken = new Promise<void>((resolve) => this.#bytes.write(bytes, () => resolve()));
    // a stream that is destroyed says nothing of what it was about to take
    await Promise.race([taken, this.#abandoned.promise]);
  }

  /** There is no more: the reader comes to the end. */
  end(): void {
    this.#bytes.end();
  }

  /** Nobody will read any more of it: whoever waits for room goes on. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#abandoned.resolve();
    this.#bytes.destroy();
  }
}
