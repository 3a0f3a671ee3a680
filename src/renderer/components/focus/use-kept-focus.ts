import { type RefObject, useEffect } from 'react';
import { keepFocus } from './keep-focus.ts';

/** `keepFocus` for an element that has a `ref` of its own already. */
export function useKeptFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => keepFocus(ref.current), [ref]);
}
