import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request is asked for, apart from its address and body. */
export interface Visitor {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/** Why a request is refused, by HTTP status; null lets it in. */
export type Refusal = 400 | 403 | 405 | null;

/**
 * Who may speak to this server (ARCHITECTURE §8): our own page, in the browser that entered with a one-time token. A cookie
 * alone proves little, since cookies don't know ports: another server on this machine gets them sent as well. So the browser's own word
 * for where a request comes from has to agree, and on writes the origin.
 */
export class Guards {
  readonly #host: string;
  readonly #origin: string;
  readonly #secret = randomBytes(32);
  readonly cookieName: string;

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.#origin = `http://${this.#host}`;
    this.cookieName = `kijkkring-${port}`;
  }

  /** The cookie of a browser that entered. */
  cookie(): string {
    return `${this.cookieName}=${this.#secret.toString('base64url')}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** The way in: a page load from the address that we gave, by nobody's script. */
  checkEntry({ method, headers }: Visitor): Refusal {
    if (headers.host !== this.#host) return 400;
    if (method !== 'GET') return 405;
    const loadsAPage = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
    return loadsAPage ? null : 403;
  }

  /** Everything else. */
  check(visitor: Visitor): Refusal {
    const { method, headers } = visitor;
    if (headers.host !== this.#host) return 400;
    if (headers['sec-fetch-site'] !== 'same-origin') return 403;
    const writes = method !== 'GET' && method !== 'HEAD';
    // a browser names the origin of every write, and sometimes of a read
    if (writes ? headers.origin !== this.#origin : !this.#isOwnOrNone(headers.origin)) return 403;
    return this.#holdsCookie(headers.cookie ?? '') ? null : 403;
  }

  #isOwnOrNone(origin: string | undefined): boolean {
    return origin === undefined || origin === this.#origin;
  }

  #holdsCookie(header: string): boolean {
    const values = header
      .split(';')
      .map((pair) => pair.trim().split('='))
      .filter(([name]) => name === this.cookieName)
      .map(([, value]) => Buffer.from(value ?? '', 'base64url'));
    return values.some(
      (value) => value.length === this.#secret.length && timingSafeEqual(value, this.#secret),
    );
  }
}
