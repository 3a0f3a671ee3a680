import { type KeyboardEvent, useRef, useState } from 'react';
import { type IdGrid, moveInGrid } from './move-in-grid.ts';

export type RovingProps = {
  readonly tabIndex: 0 | -1;
  readonly ref: (element: HTMLElement | null) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

export type RovingOptions = {
  /** The one that Tab enters first, until another has had focus. */
  readonly preferred?: string | undefined;
  /** Where a key goes; the plain grid unless something lies otherwise. */
  readonly move?: (grid: IdGrid, id: string, key: string) => string | undefined;
};

/**
 * One tab stop for a group of elements; the arrow keys go from one to the next (WAI-ARIA, roving tabindex). Keys with
 * Ctrl, Alt, Shift or Meta are left to others.
 * @param grid the ids of the elements as they lie on screen
 * @returns the properties for the element of an id
 */
export function useRovingFocus(
  grid: IdGrid,
  { preferred, move = moveInGrid }: RovingOptions = {},
): (id: string) => RovingProps {
  const elements = useRef(new Map<string, HTMLElement>());
  const [focused, setFocused] = useState<string>();
  const isThere = (id: string | undefined): id is string =>
    id !== undefined && grid.some((row) => row.includes(id));
  const first = grid.find((row) => row.length > 0)?.[0];
  const active = [focused, preferred, first].find(isThere);

  const onKeyDown = (event: KeyboardEvent, id: string): void => {
    if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
    const next = move(grid, id, event.key);
    if (next === undefined) return;
    event.preventDefault();
    elements.current.get(next)?.focus();
  };

  return (id) => ({
    tabIndex: id === active ? 0 : -1,
    ref: (element) => {
      if (element === null) elements.current.delete(id);
      else elements.current.set(id, element);
    },
    onFocus: () => setFocused(id),
    onKeyDown: (event) => onKeyDown(event, id),
  });
}
