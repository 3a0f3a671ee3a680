import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import { type Result, refused } from '../../shared/result.ts';
import type { ShellFacts, Transport, TransportEvent } from './transport.ts';

/** How long after a broken stream the next try comes, in milliseconds. */
const RECONNECT_MS = 1000;

/** The way to the core over the loopback server that this page came from. */
export class HttpTransport implements Transport {
  /** A browser has no dialogs that tell a path, and a frame of its own. */
  readonly shell: ShellFacts = {
    dialogs: null,
    pathOf: null,
    window: null,
    showSight: null,
    paperUrl: (paper, pupilId) => `/papers/${paper}${pupilId === undefined ? '' : `/${pupilId}`}`,
  };
  readonly #listeners = new Set<(event: TransportEvent) => void>();
  #stream: EventSource | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #missed = false;

  async call(name: string, input: unknown): Promise<Result<unknown>> {
    return ask(`/call/${name}`, questionOf(input));
  }

  tellLeaving(name: string, input: unknown): void {
    void ask(`/call/${name}`, { ...questionOf(input), keepalive: true });
  }

  /** All listeners share one stream: a browser has but six connections to a host. */
  listen(listener: (event: TransportEvent) => void): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#close();
    };
  }

  mediaUrl(address: string): string {
    return `/media/${address}`;
  }

  async sendPiece(incomingId: string, offset: number, bytes: Blob): Promise<Result<unknown>> {
    const hash = bytesToHex(sha256(new Uint8Array(await bytes.arrayBuffer())));
    return ask(`/incoming/${incomingId}?offset=${offset}`, {
      method: 'PUT',
      headers: { 'X-Piece-SHA256': hash },
      body: bytes,
    });
  }

  #open(): void {
    const stream = new EventSource('/events');
    this.#stream = stream;
    stream.onopen = () => {
      if (this.#missed) this.#tell({ type: 'reconnected' });
      this.#missed = false;
    };
    // our own server writes it
    stream.onmessage = ({ data }) => this.#tell(JSON.parse(String(data)) as CoreEvent);
    stream.onerror = () => {
      this.#close();
      this.#missed = true;
      this.#retry = setTimeout(() => this.#open(), RECONNECT_MS);
    };
  }

  #close(): void {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = null;
    this.#missed = false;
  }

  #tell(event: TransportEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function questionOf(input: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  };
}

/** A server that is gone or refuses is a fault of ours, in the form that every refusal has. */
async function ask(path: string, request: RequestInit): Promise<Result<unknown>> {
  try {
    const response = await fetch(path, request);
    if (!response.ok) return refused({ code: 'internal', params: { logId: `http-${response.status}` } });
    // our own server writes it
    return (await response.json()) as Result<unknown>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused({ code: 'internal', params: { logId: 'http-unreachable' } });
  }
}
