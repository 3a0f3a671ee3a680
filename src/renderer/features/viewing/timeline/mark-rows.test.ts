import { expect, test } from 'vitest';
import { groupMarks, rowMarks } from './mark-rows.ts';
import { beadsIn, placeRow } from './place-beads.ts';
import type { TimelineAnnotation } from './timeline-props.ts';

const items = [
  { code: 'B4', label: 'Korte blik of knik', cluster: 'receiving' },
  { code: 'B1', label: 'Beurt met vinger', cluster: 'turn' },
] as const;
const pupils = ['Noor', 'Marnix', 'Saar'].map((name) => ({ id: name.toLowerCase(), name }));
const annotation = (
  id: string,
  itemCode: string,
  startUs: number,
  pupilId: string | null = null,
  endUs: number | null = null,
): TimelineAnnotation => ({
  id,
  itemCode,
  kind: endUs === null ? 'point' : 'interval',
  startUs,
  endUs,
  pupilId,
});
const annotations = [
  annotation('b', 'B4', 500, 'marnix'),
  annotation('a', 'B1', 100),
  annotation('c', 'B4', 900, 'noor', 1200),
  annotation('d', 'Z9', 950, 'left'),
];
const marks = rowMarks(annotations, items, pupils);
const shape = (grouping: 'guide' | 'who') => {
  const { rows, unmarked } = groupMarks(marks, annotations, pupils, grouping);
  return {
    rows: rows.map((row) => [row.id, row.marks.map(({ id }) => id)]),
    unmarked: unmarked.map(({ id }) => id),
  };
};

test('marks come in order of time, with words; what nobody knows by its code and without a name', () => {
  expect(marks.map(({ id, item, pupil, cluster }) => [id, item, pupil, cluster])).toEqual([
    ['a', 'Beurt met vinger', null, 'turn'],
    ['b', 'Korte blik of knik', 'Marnix', 'receiving'],
    ['c', 'Korte blik of knik', 'Noor', 'receiving'],
    ['d', 'Z9', null, 'following'],
  ]);
});

test('by guide there are always five rows', () => {
  expect(shape('guide')).toEqual({
    rows: [
      ['following', ['d']],
      ['receiving', ['b', 'c']],
      ['turn', ['a']],
      ['leading', []],
      ['pupil', []],
    ],
    unmarked: [],
  });
});

test('by who: pupils in the order of their seats, then nobody; those without a mark apart', () => {
  expect(shape('who')).toEqual({
    rows: [
      ['noor', ['c']],
      ['marnix', ['b']],
      ['nobody', ['a', 'd']],
    ],
    unmarked: ['saar'],
  });
});

const row = {
  id: 'receiving',
  subject: { cluster: 'receiving' },
  marks: rowMarks(
    [
      annotation('a', 'B4', 1000),
      annotation('b', 'B4', 1009),
      annotation('c', 'B4', 1010),
      annotation('bar', 'B4', 1500, null, 4000),
    ],
    items,
    pupils,
  ),
} as const;
const beads = (usPerPx: number, heldId?: string): string[][] =>
  placeRow(row, usPerPx, heldId).beads.map(({ all }) => all.map(({ id }) => id));

test('moments less than 10 px apart are one bead, the scale decides', () => {
  expect(beads(1)).toEqual([['a', 'b'], ['c'], ['bar']]);
  expect(beads(2)).toEqual([['a', 'b', 'c'], ['bar']]);
  expect(beads(0)).toEqual([['a'], ['b'], ['c'], ['bar']]);
});

test('a mark that is being moved stays by itself', () => {
  expect(beads(2, 'b')).toEqual([['a', 'c'], ['b'], ['bar']]);
});

test('only what touches the drawn part is drawn, and what has the focus', () => {
  const placed = placeRow(row, 1).beads;
  const drawn = (fromUs: number, toUs: number, keep?: string): string[] =>
    beadsIn(placed, { fromUs, toUs }, keep).map(({ first }) => first.id);
  expect(drawn(1005, 1400)).toEqual(['c']);
  expect(drawn(2000, 3000)).toEqual(['bar']);
  expect(drawn(4001, 9000, 'a')).toEqual(['a']);
});
