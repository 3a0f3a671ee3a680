import { expect, test } from 'vitest';
import { findPupils } from './find-pupils.ts';

const pupils = ['Zoë', 'Marnix', 'Anna-Mare', 'Mees', 'L12', 'Saar'].map((name) => ({ id: name, name }));
const names = (letters: string): string[] => findPupils(pupils, letters).map(({ name }) => name);

test('by the first letters, without accents or capitals', () => {
  expect([names('ZO'), names('m'), names('l1'), names('x'), names(' ')]).toEqual([
    ['Zoë'],
    ['Marnix', 'Mees', 'Anna-Mare'],
    ['L12'],
    [],
    [],
  ]);
});

test('never more than fit', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: String(index), name: `Sam ${index}` }));
  expect(findPupils(many, 'sam')).toHaveLength(6);
});
