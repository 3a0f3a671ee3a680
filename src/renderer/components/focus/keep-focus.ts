import { controlInPlace, wayTo } from './kept-focus.ts';

/**
 * Keeps the place of the keyboard: where the control that has the focus goes away, such as a button that did its work or a row that was
 * wiped, what stands in its place gets it. Where something took the focus on purpose, that stands. A `ref` of what holds the controls.
 * @returns the function that stops it
 */
export function keepFocus(root: HTMLElement | null): () => void {
  if (root === null) return () => undefined;
  let last: Element | null = null;
  let way = wayTo(root, root);
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element) || target === root) return;
    last = target;
    way = wayTo(target, root);
  };
  const onLeft = (): void => {
    // left by its user, and not because it is gone
    queueMicrotask(() => {
      if (last?.isConnected === true && !root.contains(document.activeElement) && !isInDialog()) last = null;
    });
  };
  const keep = (): void => {
    if (last === null) return;
    if (last.isConnected) way = wayTo(last, root);
    else if (document.activeElement === document.body) {
      last = null;
      // while nothing can be pressed, such as a film that is looked at, the whole has it
      (controlInPlace(way) ?? root).focus();
    } else if (!isInDialog()) last = null;
  };
  // what takes the focus on purpose does so in the same frame; a dialog would by then have taken it back to its first control
  const inTime = root.closest(dialogs) === null ? () => void requestAnimationFrame(keep) : keep;
  const observer = new MutationObserver(inTime);
  observer.observe(root, { childList: true, subtree: true });
  // where a dialog comes and goes
  observer.observe(document.body, { childList: true });
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onLeft);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onLeft);
  };
}

const dialogs = '[role="dialog"], [role="alertdialog"]';

/** A dialog has the focus for a while; what opened it may be gone when it closes. */
function isInDialog(): boolean {
  return document.activeElement?.closest(`${dialogs}, [role="listbox"]`) != null;
}
