import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Stopwatch } from '../../shared/ports.ts';

/** A token opens the window once, within this time. */
const VALID_MS = 10_000;

type Token = { readonly value: Buffer; readonly madeAt: number };

/** One-time tokens with which a browser that we started proves it is the one. */
export class EntryTokens {
  readonly #stopwatch: Stopwatch;
  #tokens: Token[] = [];

  constructor(stopwatch: Stopwatch) {
    this.#stopwatch = stopwatch;
  }

  /** A new token, as it goes into an address. */
  make(): string {
    const value = randomBytes(32);
    this.#tokens = [...this.#valid(), { value, madeAt: this.#stopwatch.elapsed() }];
    return value.toString('base64url');
  }

  /** Whether this token was made, is still valid, and is used for the first time; it is used up by asking. */
  use(text: string): boolean {
    const value = Buffer.from(text, 'base64url');
    const valid = this.#valid();
    const found = valid.find(
      (token) => token.value.length === value.length && timingSafeEqual(token.value, value),
    );
    this.#tokens = valid.filter((token) => token !== found);
    return found !== undefined;
  }

  #valid(): Token[] {
    const now = this.#stopwatch.elapsed();
    return this.#tokens.filter(({ madeAt }) => now - madeAt < VALID_MS);
  }
}
