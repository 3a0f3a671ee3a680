import { useEffect, useRef, useState } from 'react';

/** How long nothing is typed before it is stored, in milliseconds. */
const settleMs = 1_000;

export type SettledText = {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Stores now what is not stored yet. */
  readonly settle: () => void;
};

/**
 * A text that is stored by itself: after a pause in typing, and on leaving. An undo elsewhere shows at once.
 * @param stored as the core has it
 */
export function useSettledText(stored: string, store: (text: string) => void): SettledText {
  const [text, setText] = useState(stored);
  const known = useRef(stored);
  const latest = useRef({ text, store });
  latest.current = { text, store };

  useEffect(() => {
    if (stored === known.current) return;
    known.current = stored;
    setText(stored);
  }, [stored]);

  const settle = useRef(() => {
    const { text: typed, store: keep } = latest.current;
    if (typed.trim() === known.current) return;
    known.current = typed.trim();
    keep(typed);
  }).current;

  useEffect(() => {
    if (text === known.current) return;
    const timer = setTimeout(settle, settleMs);
    return () => clearTimeout(timer);
  }, [text, settle]);
  useEffect(() => settle, [settle]);
  return { text, setText, settle };
}
