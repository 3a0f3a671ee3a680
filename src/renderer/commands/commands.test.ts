import { expect, test } from 'vitest';
import { words } from '../i18n/words.ts';
import { type CommandId, commandIds, commandOf } from './commands.ts';
import { parseKeys } from './key-chord.ts';

/** A press as text, so that two spellings of one key are the same; `Numpad 1` counts as well as `1`. */
function pressesOf(id: CommandId): string[] {
  return commandOf(id).keys.flatMap((keys) =>
    parseKeys(keys).map(([held, , place]) => `${[...held].sort().join(' ')} ${String(place)}`),
  );
}

/** Pairs of commands that would both want a key: of one area, or of an area and everywhere. */
function clashes(ids: readonly CommandId[]): string[] {
  return ids.flatMap((one, at) =>
    ids.slice(at + 1).flatMap((other) => {
      const [area, otherArea] = [commandOf(one).area, commandOf(other).area];
      if (area !== otherArea && area !== 'anywhere' && otherArea !== 'anywhere') return [];
      const mine = new Set(pressesOf(one));
      return pressesOf(other).some((press) => mine.has(press)) ? [`${one} and ${other}`] : [];
    }),
  );
}

test('presses can be told apart', () => {
  expect(pressesOf('app.lock')).not.toEqual(pressesOf('app.keys'));
  expect(clashes(['app.lock', 'app.lock'])).toEqual(['app.lock and app.lock']);
});

test('no two commands of one area share a key', () => {
  expect(clashes(commandIds)).toEqual([]);
});

test('every key is a key that exists', () => {
  const presses = commandIds.flatMap(pressesOf);
  const unknown = presses.filter(
    (press) =>
      !/ (Key[A-Z]|(Digit|Numpad)[0-9]|Numpad(Add|Subtract|Enter)|F\d+|Arrow\w+|Bracket\w+|Space|Comma|Period|Equal|Minus|Enter|Escape|Delete|Backspace|Home|End|Page\w+)$/.test(
        press,
      ),
  );
  expect(unknown).toEqual([]);
});

test.each(['nl', 'en'] as const)('every command has words and a heading in %s', (language) => {
  const at = (key: string): unknown =>
    key
      .split('.')
      .reduce<unknown>(
        (node, name) => (node as Record<string, unknown> | undefined)?.[name],
        words[language],
      );
  const silent = commandIds.filter((id) => {
    const { labelKey, groupKey } = commandOf(id);
    return typeof at(labelKey) !== 'string' || typeof at(groupKey) !== 'string';
  });
  expect(silent).toEqual([]);
});
