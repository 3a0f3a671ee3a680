import type { ServerResponse } from 'node:http';
import type { CoreEvent } from '../../shared/contract/core-event.ts';

/** More windows than anybody has; each holds a connection. */
const MOST_STREAMS = 4;

/** Keeps a quiet stream from being taken for a dead one, in milliseconds. */
const HEARTBEAT_MS = 15_000;

/** A window that does not read is cut off with this much waiting for it, in bytes; one that still lives comes back and reads anew. */
const LONGEST_BACKLOG = 1024 * 1024;

/** The open windows, as streams of server-sent events. */
export class EventStreams {
  readonly #streams = new Set<ServerResponse>();
  readonly #onCount: (open: number) => void;
  readonly #heartbeat: NodeJS.Timeout;

  /** @param onCount hears how many streams are open whenever that changes */
  constructor(onCount: (open: number) => void) {
    this.#onCount = onCount;
    this.#heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS).unref();
  }

  get open(): number {
    return this.#streams.size;
  }

  /** Turns a response into a stream; false when there are too many already. */
  add(response: ServerResponse, headers: Readonly<Record<string, string>>): boolean {
    if (this.#streams.size >= MOST_STREAMS) return false;
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8' });
    response.write(':\n\n');
    this.#streams.add(response);
    this.#onCount(this.#streams.size);
    response.on('close', () => {
      this.#streams.delete(response);
      this.#onCount(this.#streams.size);
    });
    return true;
  }

  send(event: CoreEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) stream.end();
  }

  #write(text: string): void {
    for (const stream of this.#streams) {
      if (stream.writableLength > LONGEST_BACKLOG) stream.destroy();
      else stream.write(text);
    }
  }
}
