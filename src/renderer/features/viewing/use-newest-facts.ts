import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Facts } from './facts.ts';
import { type JustStored, withJustStored } from './work/just-stored.ts';

/**
 * The facts with what was stored a moment ago. When the list comes that says the same they stay the same object, so that nothing is
 * drawn a second time.
 */
export function useNewestFacts(told: Facts, justStored: JustStored): Facts {
  const stored = useStore(justStored.state);
  const shown = useRef(told);
  return useMemo(() => {
    const annotations = withJustStored(told.annotations, stored);
    const before = shown.current;
    const isSame = JSON.stringify(annotations) === JSON.stringify(before.annotations);
    const newest = { ...told, annotations: isSame ? before.annotations : annotations };
    const keys = Object.keys(newest) as (keyof Facts)[];
    if (keys.some((key) => newest[key] !== before[key])) shown.current = newest;
    return shown.current;
  }, [told, stored]);
}
