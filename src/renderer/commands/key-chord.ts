import { type KeybindingPress, matchKeybindingPress, parseKeybinding } from 'tinykeys';

const modifiers: Readonly<Record<string, string>> = { Ctrl: '$mod', Shift: 'Shift', Alt: 'Alt' };

/** Key caps that are not a letter or a digit, as KeyboardEvent.code (UX 3.2: keys are matched by their place). */
const places: Readonly<Record<string, readonly string[]>> = {
  Spatie: ['Space'],
  '←': ['ArrowLeft'],
  '→': ['ArrowRight'],
  '↑': ['ArrowUp'],
  '↓': ['ArrowDown'],
  '[': ['BracketLeft'],
  ']': ['BracketRight'],
  ',': ['Comma'],
  '.': ['Period'],
  '+': ['Equal', 'NumpadAdd'],
  '-': ['Minus', 'NumpadSubtract'],
  Enter: ['Enter', 'NumpadEnter'],
  Esc: ['Escape'],
  Del: ['Delete'],
  PgDn: ['PageDown'],
  PgUp: ['PageUp'],
};

/** A key cap as the presses that give it. @param keys such as `Ctrl Shift Z` */
export function parseKeys(keys: string): KeybindingPress[] {
  const caps = keys.split(' ');
  const cap = caps.at(-1) ?? '';
  const held = caps.slice(0, -1).map((name) => modifiers[name] ?? name);
  // on most layouts a plus is typed with Shift
  if (cap === '+') held.push('[Shift]');
  return placesOf(cap).flatMap((place) => parseKeybinding([...held, place].join('+')));
}

function placesOf(cap: string): readonly string[] {
  if (/^[A-Z]$/.test(cap)) return [`Key${cap}`];
  if (/^[0-9]$/.test(cap)) return [`Digit${cap}`, `Numpad${cap}`];
  return places[cap] ?? [cap];
}

export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  return parseKeys(keys).some((press) => matchKeybindingPress(event, press));
}
