/** What the Tab key stops at. */
const STOPS =
  'a[href], button:not(:disabled), input:not(:disabled, [type=hidden]), textarea:not(:disabled), summary, [tabindex="0"]';

/** Where an element stands under each of its ancestors, innermost first. */
type Way = readonly { readonly above: Element; readonly index: number }[];

/** @returns the way from an element up to the one that holds all */
export function wayTo(element: Element, root: Element): Way {
  const way: { above: Element; index: number }[] = [];
  for (let at = element; at !== root && at.parentElement !== null; at = at.parentElement)
    way.push({ above: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return way;
}

/**
 * The control that stands where one stood that is gone: what came in its place, else what comes after it, else what stands before it, in the
 * smallest part of the page that is still there.
 * @returns null when nothing is left on that way
 */
export function controlInPlace(way: Way): HTMLElement | null {
  for (const { above, index } of way) {
    if (!above.isConnected) continue;
    const parts = [...above.children];
    const [before, after] = [parts.slice(0, index), parts.slice(index)];
    const found = after.flatMap(stopsOf)[0] ?? before.flatMap(stopsOf).at(-1);
    if (found !== undefined) return found;
  }
  return null;
}

function stopsOf(part: Element): HTMLElement[] {
  const inside = [...part.querySelectorAll<HTMLElement>(STOPS)];
  const all = part instanceof HTMLElement && part.matches(STOPS) ? [part, ...inside] : inside;
  return all.filter((stop) => stop.getClientRects().length > 0);
}
