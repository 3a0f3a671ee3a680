import { expect, test } from 'vitest';
import type { Facts } from '../facts.ts';
import { listRows } from './list-rows.ts';

test('everything in order of time, each as what it is', () => {
  const facts = {
    annotations: [
      { id: 'a', startUs: 30, endUs: 40, itemCode: 'B5', pupilId: 'saar', note: '' },
      { id: 'z', startUs: 35, endUs: null, itemCode: 'Z9', pupilId: null, note: 'oud' },
    ],
    fragments: [{ id: 'f', inUs: 10, outUs: 50, title: 'Begin' }],
    highlights: [{ id: 'h', atUs: 20 }],
    notes: [{ id: 'n', atUs: 5, text: 'Rustig' }],
    guides: [{ active: [{ code: 'B5', cluster: 'following' }], reserve: [] }],
  } as unknown as Facts;
  const none = { itemCode: null, cluster: null, pupilId: null, text: '' };
  expect(listRows(facts)).toEqual([
    { ...none, kind: 'note', id: 'n', startUs: 5, endUs: null, text: 'Rustig' },
    { ...none, kind: 'fragment', id: 'f', startUs: 10, endUs: 50, text: 'Begin' },
    { ...none, kind: 'highlight', id: 'h', startUs: 20, endUs: null },
    {
      ...none,
      kind: 'annotation',
      id: 'a',
      startUs: 30,
      endUs: 40,
      itemCode: 'B5',
      cluster: 'following',
      pupilId: 'saar',
    },
    { ...none, kind: 'annotation', id: 'z', startUs: 35, endUs: null, itemCode: 'Z9', text: 'oud' },
  ]);
});
