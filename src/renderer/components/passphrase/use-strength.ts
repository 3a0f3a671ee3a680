import { useEffect, useState } from 'react';
import type { measureStrength } from './measure-strength.ts';

export type Strength = 0 | 1 | 2 | 3 | 4;

/** A wachtzin that is guessed before this level is refused (0 to 4, as zxcvbn counts). */
const GOOD_ENOUGH = 3;

/** Whether a wachtzin may not be chosen: it is quickly guessed, or nobody could measure it yet. */
export function isWeak(strength: Strength | null): boolean {
  return strength === null || strength < GOOD_ENOUGH;
}

/** The same as `useStrength`, for somebody who is quicker than the word lists: waits for them. */
export async function strengthOf(passphrase: string, name: string): Promise<Strength> {
  const { measureStrength: measure } = await import('./measure-strength.ts');
  return measure(passphrase, [name]);
}

/**
 * How hard a passphrase is to guess: 0 (at once) to 4. Null until the word lists are there, which are only loaded where
 * somebody chooses one.
 */
export function useStrength(passphrase: string, name: string): Strength | null {
  const [measure, setMeasure] = useState<typeof measureStrength | null>(null);
  useEffect(() => {
    let here = true;
    const load = async (): Promise<void> => {
      const loaded = await import('./measure-strength.ts');
      if (here) setMeasure(() => loaded.measureStrength);
    };
    void load();
    return () => {
      here = false;
    };
  }, []);
  return measure === null ? null : measure(passphrase, [name]);
}
