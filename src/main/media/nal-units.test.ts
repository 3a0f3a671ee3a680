import { expect, test } from 'vitest';
import { nalUnitsOf, nalUnitsOfAnnexB, packetOf, saysNothing } from './nal-units.ts';

const unit = (type: number, ...rest: number[]) => Uint8Array.from([0x60 | type, ...rest]);
const slice = unit(1, 9, 8, 7, 0x80);
const idr = unit(5, 1, 2, 0x80);

test('a packet comes apart into the units it was made of', () => {
  expect(nalUnitsOf(packetOf([idr, slice]), 4)).toEqual([idr, slice]);
  expect(nalUnitsOf(Uint8Array.from([0, 4, ...idr, 0, 5, ...slice]), 2)).toEqual([idr, slice]);
  expect(nalUnitsOf(new Uint8Array(0), 4)).toEqual([]);
});

test('a packet whose lengths do not add up is none', () => {
  const packet = packetOf([idr, slice]);
  for (let length = 1; length < packet.length; length += 1) {
    const cut = nalUnitsOf(packet.subarray(0, length), 4);
    // Cut between the units it is a whole packet of one.
    expect(cut).toEqual(length === 4 + idr.length ? [idr] : null);
  }
  expect(nalUnitsOf(Uint8Array.from([0, 0, 0, 0, ...packet]), 4)).toBeNull();
});

test('start codes of three and four bytes and the zeros around them are no part of a unit', () => {
  const stream = [0, 0, 0, 1, ...idr, 0, 0, 0, 0, 1, ...slice, 0, 0, 1, ...slice, 0, 0];
  expect(nalUnitsOfAnnexB(Uint8Array.from(stream))).toEqual([idr, slice, slice]);
  expect(nalUnitsOfAnnexB(Uint8Array.from([1, 2, 3]))).toEqual([]);
});

test('only slices, parameter sets and what nobody may leave out say something', () => {
  const speaking = Array.from({ length: 32 }, (_unused, type) => type).filter(
    (type) => !saysNothing(unit(type)),
  );
  expect(speaking).toEqual([1, 2, 3, 4, 5, 7, 8, 13, 16, 17, 18, 19, 21, 22, 23]);
});
