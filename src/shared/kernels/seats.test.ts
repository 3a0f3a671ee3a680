import { expect, test } from 'vitest';
import { seatPupils } from './seats.ts';

const class_ = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `p${at + 1}`, number: at + 1, seat: null }));

test('twenty-four pupils sit in three rows of eight, in order of number', () => {
  const seats = seatPupils(class_(24).reverse());
  expect([...seats.entries()].map(([id, { row, column }]) => `${id} ${row}.${column}`)).toEqual(
    Array.from({ length: 24 }, (_, at) => `p${at + 1} ${Math.floor(at / 8) + 1}.${(at % 8) + 1}`),
  );
});

test('more than thirty pupils sit in rows of ten', () => {
  expect(seatPupils(class_(30)).get('p9')).toEqual({ row: 2, column: 1 });
  expect(seatPupils(class_(31)).get('p11')).toEqual({ row: 2, column: 1 });
});

test('who was placed keeps the seat; the others fill what is free', () => {
  const pupils = class_(4).map((pupil) =>
    pupil.number === 4 ? { ...pupil, seat: { row: 1, column: 2 } } : pupil,
  );
  expect(seatPupils(pupils)).toEqual(
    new Map([
      ['p4', { row: 1, column: 2 }],
      ['p1', { row: 1, column: 1 }],
      ['p2', { row: 1, column: 3 }],
      ['p3', { row: 1, column: 4 }],
    ]),
  );
});

test('of two on one seat the lower number keeps it', () => {
  const both = class_(2).map((pupil) => ({ ...pupil, seat: { row: 3, column: 3 } }));
  expect(seatPupils(both)).toEqual(
    new Map([
      ['p1', { row: 3, column: 3 }],
      ['p2', { row: 1, column: 1 }],
    ]),
  );
});

test('a class of nobody has no seats, and ninety-nine pupils still fit twelve rows', () => {
  expect(seatPupils([])).toEqual(new Map());
  expect(Math.max(...[...seatPupils(class_(99)).values()].map(({ row }) => row))).toBe(10);
});
