import { expect, test } from 'vitest';
import { keyShortcuts } from './key-shortcuts.ts';

test('key caps are said in the words of WAI-ARIA', () => {
  expect(['M', 'Ctrl Z', 'Ctrl Shift Z', 'Spatie', 'Alt ↑', '[', 'PgDn'].map(keyShortcuts)).toEqual([
    'M',
    'Control+Z',
    'Control+Shift+Z',
    'Space',
    'Alt+ArrowUp',
    '[',
    'PageDown',
  ]);
});
