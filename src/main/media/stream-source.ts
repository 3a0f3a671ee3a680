import type { ServerResponse } from 'node:http';

/** Hands bytes on to ffmpeg while they are being made: it can read them once, from the front. */
export class StreamSource {
  readonly url: string;
  readonly #reader = Promise.withResolvers<ServerResponse | null>();
  readonly #over = Promise.withResolvers<null>();
  #taken = false;
  #isAbandoned = false;

  constructor(url: string) {
    this.url = url;
  }

  /** Whether nobody will read any more of it. */
  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  /** Answers the one who reads, until the end or until it hangs up. A second is refused: each would get a part. */
  async send(response: ServerResponse): Promise<void> {
    if (this.#taken) return void response.writeHead(409).end();
    this.#taken = true;
    // a reader that goes in the middle: its close tells it
    response.on('error', () => undefined);
    response.once('close', () => this.abandon());
    response.writeHead(200);
    this.#reader.resolve(response);
    await this.#over.promise;
    response.destroy();
  }

  /**
   * Resolves when they are on their way, and their memory is free again; or when nobody will read any more of it: then what comes is
   * dropped.
   */
  async write(bytes: Uint8Array): Promise<void> {
    const response = await Promise.race([this.#reader.promise, this.#over.promise]);
    if (response === null || this.#isAbandoned) return;
    const sent = new Promise<void>((resolve) => response.write(bytes, () => resolve()));
    await Promise.race([sent, this.#over.promise]);
  }

  /** There is no more: the reader comes to the end. */
  async end(): Promise<void> {
    const response = await Promise.race([this.#reader.promise, this.#over.promise]);
    response?.end();
  }

  /** Nobody will read any more of it: whoever waits for room goes on. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#over.resolve(null);
  }
}
