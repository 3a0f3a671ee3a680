import type { ShellFacts } from '../api/transport.ts';
import type { WindowControls } from '../components/frame/title-bar.tsx';

/** The buttons of the window for the title bar, where the window has no frame of its own. */
export function windowControlsOf({ window: controls }: ShellFacts): { readonly window?: WindowControls } {
  if (controls === null) return {};
  const { minimise, maximise, close } = controls;
  return { window: { onMinimise: minimise, onMaximise: maximise, onClose: close } };
}
