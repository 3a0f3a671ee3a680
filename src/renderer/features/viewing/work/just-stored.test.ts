import { expect, test } from 'vitest';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { JustStored, withJustStored } from './just-stored.ts';

const mark = (id: string, startUs: number): Annotation => ({ id, startUs }) as Annotation;

test('what was stored stands in its place until the list is read again', () => {
  const stored = new JustStored();
  const list = [mark('a', 1), mark('c', 9)];
  expect(withJustStored(list, stored.state.getState())).toBe(list);
  stored.add(list, mark('b', 5));
  stored.add(list, mark('d', 2));
  const ids = (all: readonly Annotation[]): string[] => all.map(({ id }) => id);
  expect(ids(withJustStored(list, stored.state.getState()))).toEqual(['a', 'd', 'b', 'c']);
  const newer = [...list];
  expect(withJustStored(newer, stored.state.getState())).toBe(newer);
  stored.add(newer, mark('e', 3));
  expect(ids(withJustStored(newer, stored.state.getState()))).toEqual(['a', 'e', 'c']);
});
