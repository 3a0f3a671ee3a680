import { expect, test } from 'vitest';
import { pupilId } from '../model/ids.ts';
import { pupilLabels } from './pupil-labels.ts';

test('a first name, a number without one, and both where a name comes twice', () => {
  const pupils = ['Zoë', null, 'Emma', 'ZOË'].map((firstName, at) => ({
    id: pupilId.parse(`00000000-0000-4000-8000-00000000000${at}`),
    number: at + 1,
    firstName,
  }));
  expect(pupils.map(pupilLabels(pupils))).toEqual(['Zoë (L1)', 'L2', 'Emma', 'ZOË (L4)']);
});
