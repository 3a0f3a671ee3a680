import { EncodedPacket } from 'mediabunny';
import { expect, test } from 'vitest';
import { readAvcConfig } from './avc-config.ts';
import { CopyRun } from './copy-run.ts';
import { nalUnitsOf, packetOf } from './nal-units.ts';
import type { PacketTrack } from './packet-tracks.ts';

const record = Uint8Array.from(Buffer.from('01420029ffe1000b674200298d8d402802dc8001000468ca43c8', 'hex'));
const config = readAvcConfig(record);
const sets = [...(config?.sps ?? []), ...(config?.pps ?? [])];
const note = Uint8Array.from([6, 4, 2, 1, 2, 0x80]);
const slice = (type: number) => Uint8Array.from([0x60 | type, 1, 2, 3, 0x80]);

/** One packet: the number of the frame it shows (below zero and from `total` on: not chosen), and what is in it. */
type Made = readonly [shows: number, ...units: readonly Uint8Array[]];

function runOver(packets: readonly Made[], total: number) {
  const track = {
    config,
    unitsOf: ({ data }: EncodedPacket) => nalUnitsOf(data, 4),
  } as unknown as PacketTrack;
  const data = packets.map(([, ...units]) => packetOf(units));
  const run = new CopyRun(track, {
    list: packets.map(([shows], at) => ({ atUs: shows * 40_000, size: data[at]?.length ?? 0 })),
    first: 0,
    frames: new Map(Array.from({ length: total }, (_unused, frame) => [frame * 40_000, frame])),
    total,
  });
  for (const bytes of data) if (!run.take(new EncodedPacket(bytes, 'delta', 0, 0))) break;
  return run.finish();
}

const idr = (shows: number): Made => [shows, slice(5)];
const other = (shows: number): Made => [shows, slice(1)];

test('the run begins at the first picture that stands on its own and ends before a frame is missing', () => {
  const packets = [
    other(0),
    other(1),
    idr(2),
    other(4),
    other(3),
    idr(5),
    other(7),
    other(6),
    other(9),
    other(8),
  ];
  expect(runOver(packets, 9)).toMatchObject({ copyFrom: 2, copyEnd: 8, shows: [2, 4, 3, 5, 7, 6] });
  expect(runOver(packets, 9)).toMatchObject({ keys: new Set([0, 3]), bytes: 6 * 9 });
  expect(runOver(packets, 10)).toMatchObject({ copyFrom: 2, copyEnd: 10 });
});

test('a picture that others are shown before, or after which an earlier one comes, is no beginning', () => {
  expect(runOver([other(0), idr(2), other(1), other(3)], 4)).toBe('noKey');
  expect(runOver([other(3), idr(1), other(2)], 4)).toBe('noKey');
  expect(runOver([idr(0), other(1), idr(3), other(2)], 4)).toMatchObject({ keys: new Set([0]), copyEnd: 4 });
});

test('a beginning behind the middle is none: more would be encoded than copied', () => {
  expect(runOver([other(0), other(1), other(2), idr(3)], 4)).toBe('noKey');
});

test('what says nothing is left out; sets that repeat what is known too', () => {
  const run = runOver(
    [
      [0, ...sets, note, slice(5)],
      [1, note, slice(1)],
    ],
    2,
  );
  expect(run).toMatchObject({ copyFrom: 0, copyEnd: 2, bytes: 2 * 9 });
});

test('a set that says something else, a unit that no plain decoder knows, or a packet without a picture ends it', () => {
  const changed = Uint8Array.from([...(config?.pps[0] ?? []), 1]);
  expect(runOver([idr(0), [1, changed, slice(1)]], 2)).toBe('parameters');
  expect(runOver([idr(0), [1, slice(2)]], 2)).toBe('parameters');
  expect(runOver([idr(0), [1, note]], 2)).toBe('packets');
  expect(runOver([idr(0), [5, changed, slice(1)]], 2)).toMatchObject({ copyEnd: 1 });
});
