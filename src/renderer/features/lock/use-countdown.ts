import { useEffect, useState } from 'react';

/** Counts whole seconds down to 0. @returns what is left, and the function that begins anew */
export function useCountdown(first: number): readonly [number, (seconds: number) => void] {
  const [left, setLeft] = useState(first);
  const counts = left > 0;
  useEffect(() => {
    if (!counts) return;
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000);
    return () => clearInterval(timer);
  }, [counts]);
  return [left, setLeft];
}
