/** Key names of the Dutch and English key caps, in the words of WAI-ARIA (KeyboardEvent.key). */
const spokenKeys: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Spatie: 'Space',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  PgDn: 'PageDown',
  PgUp: 'PageUp',
  Del: 'Delete',
  '+': 'Plus',
  Esc: 'Escape',
};

/** `Ctrl Shift Z` on a key cap as `aria-keyshortcuts` wants it: `Control+Shift+Z`. */
export function keyShortcuts(keys: string): string {
  return keys
    .split(' ')
    .map((key) => spokenKeys[key] ?? key)
    .join('+');
}
