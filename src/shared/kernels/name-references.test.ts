import { expect, test } from 'vitest';
import { holdNames, type NamedPupil, showNames } from './name-references.ts';

const pupil = (key: string, number: number, firstName: string | null): NamedPupil => ({
  key: key.repeat(8),
  number,
  firstName,
});
const group = [
  pupil('a', 1, 'Anna'),
  pupil('b', 2, 'Jan'),
  pupil('c', 3, 'Jan Willem'),
  pupil('d', 4, 'Zoë'),
  pupil('e', 5, 'Emma'),
  pupil('f', 6, 'emma'),
  pupil('0', 7, null),
];
const withoutList = group.map((one) => ({ ...one, firstName: null }));
const names = ['Anna', 'Jan', 'Willem', 'Zoë', 'Emma', 'emma'];

test('what was typed reads the same, and holds no name', () => {
  for (const text of [
    'Anna zegt iets tegen Jan Willem.',
    'Anna’s beurt, Jans pen en Zoë',
    'Hannah en Annabel zijn andere woorden',
    '',
  ]) {
    const held = holdNames(text, group);
    expect(showNames(held, group)).toBe(text);
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(held))).toEqual([]);
  }
});

test('a name is found in any case and in either form of Unicode, and shown as the list has it', () => {
  expect(showNames(holdNames('ANNA en zoe\u0308', group), group)).toBe('Anna en Zoë');
});

test('without the list everybody is a number, also of two with one name', () => {
  const held = holdNames('Anna’s vraag aan Emma en Jan', group);
  expect(showNames(held, withoutList)).toBe('L1’s vraag aan L5/L6 en L2');
  expect(showNames(held, [])).toBe('L?’s vraag aan L? en L?');
});

test('another spelling in the list is another spelling in the text', () => {
  const held = holdNames('Anna wacht', group);
  expect(showNames(held, [pupil('a', 1, 'Annemijn')])).toBe('Annemijn wacht');
});

test('holding twice is holding once; a name that comes later is held then', () => {
  const held = holdNames('Anna en Kaan', group);
  expect(holdNames(held, group)).toBe(held);
  const later = [...group, pupil('9', 8, 'Kaan')];
  expect(showNames(holdNames(held, later), [...withoutList, pupil('9', 8, null)])).toBe('L1 en L8');
});

test('the marks of a reference can not be typed', () => {
  expect(holdNames('\uE000 los \uE001 Anna', [])).toBe('\uE000 los \uE001 Anna');
  expect(showNames(holdNames('\uE000 los \uE001 Anna', group), group)).toBe(' los  Anna');
});
