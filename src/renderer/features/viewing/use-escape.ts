import { useStore } from 'zustand';
import type { Handlers } from '../../commands/command-desk.ts';
import type { Viewing } from './viewing-context.ts';

/**
 * Escape goes one step back within the screen, and never throws anything away that was stored. With nothing to step back
 * from it is left to the frame, which goes home.
 */
export function useEscape({ clipping, tagging, toasts, looks }: Viewing): Handlers {
  const { editing, beginUs } = useStore(clipping.state);
  const sticky = useStore(tagging.state, (state) => state.stickyPupilId);
  const opened = useStore(toasts.state, (state) => state.toast !== null && state.untilMs === null);
  const listed = useStore(looks.state, (state) => state.listed);
  const steps: readonly (readonly [boolean, () => void])[] = [
    [editing, () => clipping.stopEditing()],
    [opened, toasts.clear],
    [sticky !== null, () => tagging.stick(null)],
    [beginUs !== null, () => clipping.cancelBegin()],
    [listed, () => looks.set({ listed: false })],
  ];
  const step = steps.find(([applies]) => applies)?.[1];
  return step === undefined ? {} : { 'app.up': { run: step } };
}
