import { expect, test } from 'vitest';
import { rulerTicks } from './ruler-ticks.ts';

const second = 1_000_000;
const drawn = (from: number, to: number, width: number) => ({
  fromUs: from * second,
  toUs: to * second,
  usPerPx: ((to - from) * second) / width,
});

test('at the scale of the design: a label every 30 seconds, a line every 10', () => {
  const ticks = rulerTicks(drawn(690, 900, 1308));
  expect(ticks).toHaveLength(22);
  expect(ticks.filter(({ labelled }) => labelled).map(({ us }) => us / second)).toEqual([
    690, 720, 750, 780, 810, 840, 870,
  ]);
  expect(ticks.slice(0, 4)).toEqual([
    { us: 690 * second, labelled: true },
    { us: 700 * second, labelled: false },
    { us: 710 * second, labelled: false },
    { us: 720 * second, labelled: true },
  ]);
});

test.each([
  ['ten seconds', drawn(0, 10, 1308), 1, 0.5],
  ['forty seconds', drawn(0, 40, 1308), 5, 1],
  ['a lesson', drawn(0, 2300, 1308), 300, 60],
  ['two hours on a narrow screen', drawn(0, 7200, 228), 3600, 1200],
  ['a day', drawn(0, 86_400, 600), 7200, 3600],
] as const)('%s: labels are apart, and a label stands on a line', (_, part, label, line) => {
  const ticks = rulerTicks(part);
  const labels = ticks.filter(({ labelled }) => labelled);
  const apart = (list: readonly { readonly us: number }[]): number =>
    ((list[1]?.us ?? 0) - (list[0]?.us ?? 0)) / second;
  expect([apart(labels), apart(ticks)]).toEqual([label, line]);
});

test('begins and ends within what is drawn', () => {
  const ticks = rulerTicks(drawn(691, 709, 112));
  expect(ticks.map(({ us }) => us / second)).toEqual([700]);
});

test('without a width there is nothing to draw', () => {
  expect(rulerTicks({ fromUs: 0, toUs: second, usPerPx: 0 })).toEqual([]);
});
