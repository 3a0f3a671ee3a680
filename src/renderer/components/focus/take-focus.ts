/**
 * The focus for what comes in the place of a control that had it, as a `ref`. One function for all, so that it is called when the element
 * comes and not at every drawing.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
