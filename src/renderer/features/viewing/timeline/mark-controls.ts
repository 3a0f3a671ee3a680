import type { KeyboardEvent, PointerEvent } from 'react';
import type { RowMark } from './mark-rows.ts';
import type { MoveUnit } from './move-in-time.ts';
import type { Marked } from './timeline-props.ts';

/** What can be done with a mark, by key and by pointer. */
export type MarkControls = {
  readonly onSelect: (marked: Marked) => void;
  readonly onOpen: (marked: Marked) => void;
  readonly onRemove: (marked: Marked) => void;
  /** A step of a move that is going on. */
  readonly nudge: (mark: RowMark, direction: -1 | 1, unit: MoveUnit) => void;
  /** A drag so far: how many CSS px from where it began. */
  readonly drag: (mark: RowMark, dx: number) => void;
  readonly keep: () => void;
  readonly drop: () => void;
};

/** An arrow with Shift moves by a frame, with Ctrl as well by a second; undefined for another key. */
export function moveOfKey(
  event: KeyboardEvent,
): { readonly direction: -1 | 1; readonly unit: MoveUnit } | undefined {
  const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (!isArrow || !event.shiftKey || event.altKey) return undefined;
  const direction = event.key === 'ArrowLeft' ? -1 : 1;
  return { direction, unit: event.ctrlKey || event.metaKey ? 'second' : 'frame' };
}

/** Without Ctrl and the like, so that it is the key alone. */
export function isPlainKey(event: KeyboardEvent, key: string): boolean {
  return event.key === key && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
}

/** A press that moves less than this is a press, not a drag. */
const dragFromPx = 4;

export type DragHandlers<E extends HTMLElement> = {
  readonly onPointerDown: (event: PointerEvent<E>) => void;
  readonly onPointerMove: (event: PointerEvent<E>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  /** Whether the press that ends now was a drag, so that the click after it means nothing. */
  readonly wasDrag: () => boolean;
};

/** What a drag remembers from event to event; kept in a ref. */
export type DragMemory = { from: number | null; dragging: boolean };

/** Pointer handlers that tell a drag in CSS px, and its end once. */
export function dragHandlers<E extends HTMLElement>(
  memory: DragMemory,
  on: {
    readonly move: (dx: number) => void;
    readonly end: () => void;
    readonly cancel: () => void;
  },
): DragHandlers<E> {
  return {
    onPointerDown: (event) => {
      memory.dragging = false;
      memory.from = event.button === 0 ? event.clientX : null;
      if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      if (memory.from === null) return;
      const dx = event.clientX - memory.from;
      memory.dragging ||= Math.abs(dx) >= dragFromPx;
      if (memory.dragging) on.move(dx);
    },
    onPointerUp: () => {
      memory.from = null;
      if (memory.dragging) on.end();
    },
    onPointerCancel: () => {
      memory.from = null;
      if (memory.dragging) on.cancel();
    },
    wasDrag: () => memory.dragging,
  };
}
