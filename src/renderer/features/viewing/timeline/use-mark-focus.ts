import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { nearestMark } from '../../../components/beads/nearest-mark.ts';
import { moveInGrid } from '../../../components/focus/move-in-grid.ts';

export type FocusMark = { readonly id: string; readonly startUs: number };

/** What lies on the timeline, row by row and in order of time. */
export type FocusGrid = readonly (readonly FocusMark[])[];

/** Takes the focus to marks; the same object from render to render. */
export type MarkFocus = {
  readonly register: (id: string, element: HTMLElement | null) => void;
  readonly onFocus: (id: string) => void;
  /** Whether it was a key that goes from mark to mark. */
  readonly onKeyDown: (event: KeyboardEvent, id: string) => boolean;
  /** To a neighbour, as this one is about to go. */
  readonly leave: (id: string) => void;
  readonly goTo: (id: string) => void;
};

/**
 * One tab stop for all that lies on the timeline. A mark that the keys go to may not be drawn yet: it is brought into view
 * first, and takes the focus once it is there.
 * @param preferred the one that Tab enters until another has had the focus
 * @param reveal brings a mark into view
 * @returns the one mark that Tab enters (undefined when there is none), and what moves the focus
 */
export function useMarkFocus(
  grid: FocusGrid,
  preferred: string | undefined,
  reveal: (mark: FocusMark) => void,
): readonly [activeId: string | undefined, focus: MarkFocus] {
  const elements = useRef(new Map<string, HTMLElement>());
  const wanted = useRef<string>(undefined);
  const latest = useRef({ grid, reveal });
  const [focused, setFocused] = useState<string>();
  const ids = grid.flatMap((row) => row.map(({ id }) => id));
  const activeId = [focused, preferred, ids[0]].find((id) => id !== undefined && ids.includes(id));

  const atRender = document.activeElement;
  useLayoutEffect(() => {
    latest.current = { grid, reveal };
    // a mark that was moved past another changes places in the page, which costs it the focus
    if (document.activeElement === document.body && holds(elements.current, atRender))
      atRender.focus({ preventScroll: true });
    const element = wanted.current === undefined ? undefined : elements.current.get(wanted.current);
    if (element === undefined) return;
    wanted.current = undefined;
    element.focus();
  });

  const focus = useMemo((): MarkFocus => {
    const goTo = (id: string): void => {
      const mark = latest.current.grid.flat().find((one) => one.id === id);
      if (mark === undefined) return;
      latest.current.reveal(mark);
      setFocused(id);
      const element = elements.current.get(id);
      if (element === undefined) wanted.current = id;
      else element.focus();
    };
    return {
      goTo,
      register: (id, element) => {
        if (element === null) elements.current.delete(id);
        else elements.current.set(id, element);
      },
      onFocus: setFocused,
      onKeyDown: (event, id) => {
        if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return false;
        if (!movingKeys.has(event.key)) return false;
        const next = nextId(latest.current.grid, id, event.key);
        if (next !== undefined) goTo(next);
        // at an edge too: here the arrows are not those of the film
        return true;
      },
      leave: (id) => {
        const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'];
        const next = keys
          .map((key) => nextId(latest.current.grid, id, key))
          .find((found) => found !== undefined);
        if (next !== undefined) goTo(next);
      },
    };
  }, []);
  return [activeId, focus];
}

function holds(elements: ReadonlyMap<string, HTMLElement>, element: Element | null): element is HTMLElement {
  return element !== null && [...elements.values()].some((one) => one === element);
}

const movingKeys: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
]);

/** Up and down go by time; sideways, Home and End by the row. */
function nextId(grid: FocusGrid, id: string, key: string): string | undefined {
  if (key === 'ArrowUp' || key === 'ArrowDown') return nearestMark(grid, id, key);
  return moveInGrid(
    grid.map((row) => row.map((mark) => mark.id)),
    id,
    key,
  );
}
