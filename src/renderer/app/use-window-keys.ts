import { useEffect } from 'react';
import type { CommandDesk } from '../commands/command-desk.ts';

/** Brings every key of the window to the command desk, after whatever has the focus had its turn. */
export function useWindowKeys(desk: CommandDesk): void {
  useEffect(() => {
    window.addEventListener('keydown', desk.onKeyDown);
    return () => window.removeEventListener('keydown', desk.onKeyDown);
  }, [desk]);
}
