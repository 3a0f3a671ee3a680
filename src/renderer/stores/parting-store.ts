import { createStore, useStore } from 'zustand';
import type { ErrorPayload } from '../../shared/errors.ts';

/** A library that is being destroyed: what the window says when nothing of it can be shown any more. */
export type Parting =
  | { readonly phase: 'going' }
  /** Not `finished`: what a program still holds goes at the next start. */
  | { readonly phase: 'gone'; readonly finished: boolean }
  | { readonly phase: 'failed'; readonly error: ErrorPayload };

const parting = createStore<{ readonly now: Parting | null }>(() => ({ now: null }));

/** Tells the window, whose screens all leave with the library. */
export function setParting(now: Parting | null): void {
  parting.setState({ now });
}

export function useParting(): Parting | null {
  return useStore(parting).now;
}
