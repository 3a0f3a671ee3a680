import type { Seat } from '../model/trajectory.ts';

interface Seated {
  readonly id: string;
  readonly number: number;
  /** Null for a pupil that nobody gave a place. */
  readonly seat: Seat | null;
}

/** Rows of eight, and of ten for more than thirty pupils (UX 3.2). */
const ROW = 8;
const WIDE_ROW = 10;
const WIDE_FROM = 31;

/**
 * Gives everybody a seat: those who were placed keep theirs, the others take the free seats in order of number, row by
 * row from the board. No two pupils share one; of two that were given the same seat the lower number keeps it.
 */
export function seatPupils(pupils: readonly Seated[]): Map<string, Seat> {
  const columns = pupils.length >= WIDE_FROM ? WIDE_ROW : ROW;
  const seats = new Map<string, Seat>();
  const taken = new Set<string>();
  const sit = (id: string, seat: Seat): void => {
    seats.set(id, seat);
    taken.add(keyOf(seat));
  };
  const byNumber = [...pupils].sort((a, b) => a.number - b.number);
  for (const { id, seat } of byNumber) if (seat !== null && !taken.has(keyOf(seat))) sit(id, seat);
  let next = 0;
  for (const { id } of byNumber) {
    if (seats.has(id)) continue;
    while (taken.has(keyOf(seatAt(next, columns)))) next += 1;
    sit(id, seatAt(next, columns));
  }
  return seats;
}

function seatAt(index: number, columns: number): Seat {
  return { row: Math.floor(index / columns) + 1, column: (index % columns) + 1 };
}

function keyOf({ row, column }: Seat): string {
  return `${row}/${column}`;
}
