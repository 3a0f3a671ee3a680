import { useSyncExternalStore } from 'react';
import { takesEnter } from './command-desk.ts';

/** Whether Enter is free for a command now: a button or field that has the focus has it for itself, and nothing else may show the key. */
export function useFreeEnter(): boolean {
  return useSyncExternalStore(listen, isFree);
}

function listen(changed: () => void): () => void {
  document.addEventListener('focusin', changed);
  document.addEventListener('focusout', changed);
  return () => {
    document.removeEventListener('focusin', changed);
    document.removeEventListener('focusout', changed);
  };
}

function isFree(): boolean {
  return document.activeElement === null || !takesEnter(document.activeElement);
}
