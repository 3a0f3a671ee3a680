import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const daglicht = colours(/:root,\n\[data-theme="daglicht"\] \{([^}]+)\}/);
const theater = colours(/\[data-theme="theater"\] \{([^}]+)\}/);

function colours(block: RegExp): Map<string, string> {
  const body = block.exec(css)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two tokens of a theme, as WCAG 2.2 counts it, to two decimals. */
function contrast(theme: Map<string, string>, a: string, b: string): number {
  const [low = 0, high = 0] = [a, b].map((name) => luminance(theme.get(name) ?? '')).sort((x, y) => x - y);
  return Math.round(((high + 0.05) / (low + 0.05)) * 100) / 100;
}

/** The table of UX §6: what a colour has on each ground. */
const wanted = [
  {
    theme: daglicht,
    grounds: ['canvas', 'paper'],
    pairs: {
      ink: [14.41, 15.81],
      ink2: [7.2, 7.9],
      ink3: [5.02, 5.51],
      rand: [3.2, 3.51],
      bord: [8.26, 9.06],
      'lamp-ink': [6.12, 6.72],
      rood: [6.14, 6.74],
      focus: [5.85, 6.42],
      following: [3.93, 4.31],
      receiving: [3.45, 3.79],
      turn: [8.19, 8.99],
      leading: [5.36, 5.89],
      pupil: [12.4, 13.61],
    },
  },
  {
    theme: theater,
    grounds: ['canvas', 'paper', 'vlak2'],
    pairs: {
      ink: [15.97, 14.51, 12.74],
      ink2: [9.88, 8.98, 7.89],
      ink3: [6.69, 6.08, 5.34],
      rand: [4.46, 4.05, 3.56],
      lamp: [12.31, 11.19, 9.82],
      bord: [9.34, 8.49, 7.45],
      rood: [8.92, 8.11, 7.12],
      focus: [10.84, 9.85, 8.65],
    },
  },
  {
    theme: theater,
    grounds: ['canvas', 'paper'],
    pairs: {
      following: [6.01, 5.46],
      receiving: [8.2, 7.45],
      turn: [14.98, 13.61],
      leading: [5.61, 5.09],
      pupil: [8.36, 7.59],
    },
  },
];

test('the contrasts of UX §6 hold', () => {
  const off = wanted.flatMap(({ theme, grounds, pairs }) =>
    Object.entries(pairs).flatMap(([name, values]) =>
      grounds
        .map((ground, index) => ({
          name,
          ground,
          found: contrast(theme, name, ground),
          wanted: values[index] ?? 0,
        }))
        // the table rounds to two decimals
        .filter((row) => Math.abs(row.found - row.wanted) > 0.011),
    ),
  );
  expect(off).toEqual([]);
});

test('what is filled carries its text at 4.5 or more', () => {
  const fills = [
    ['on-ink', 'ink'],
    ['on-bord', 'bord'],
    ['on-lamp', 'lamp'],
    ['on-rood', 'rood'],
    ['rood', 'rood-tint'],
    ['lamp-ink', 'lamp-tint'],
  ] as const;
  const low = [daglicht, theater].flatMap((theme) =>
    fills.filter(([text, fill]) => contrast(theme, text, fill) < 4.5),
  );
  expect(low).toEqual([]);
});

test('a bead shows on what is selected as well', () => {
  const clusters = ['following', 'receiving', 'turn', 'leading', 'pupil'];
  const low = [daglicht, theater].flatMap((theme) =>
    clusters.filter((name) => contrast(theme, `${name}-on-ink`, 'ink') < 3),
  );
  expect(low).toEqual([]);
});

test('both themes name the same colours', () => {
  expect([...theater.keys()].sort()).toEqual([...daglicht.keys()].sort());
});

test('what can not be found is no contrast', () => {
  expect(contrast(daglicht, 'ink', 'no-such-token')).toBeNaN();
});
