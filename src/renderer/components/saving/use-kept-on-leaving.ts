import { useEffect, useRef } from 'react';

/** Keeps what is typed when its field goes before it was ended, as when the library locks or another screen opens. */
export function useKeptOnLeaving(text: string, keep: (text: string) => void): void {
  const latest = useRef({ text, keep });
  latest.current = { text, keep };
  useEffect(
    () => () => {
      const { text: typed, keep: store } = latest.current;
      if (typed.trim() !== '') store(typed);
    },
    [],
  );
}
