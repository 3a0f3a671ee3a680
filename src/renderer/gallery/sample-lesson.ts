import type { RingArc, RingArcs } from '../components/ring/ring.tsx';
import type { SeatInfo } from '../components/viewing/seat.tsx';

/** The lesson of the design screens: `screens/b`, 11:30 to 15:00 of a recording of 38:20. */

const second = 1_000_000;
export const totalUs = (38 * 60 + 20) * second;
export const span = { fromUs: (11 * 60 + 30) * second, toUs: 15 * 60 * second };
export const nowUs = (12 * 60 + 41) * second;

export const fragments = [
  { number: 1, titleKey: 'rondje', startUs: span.fromUs + 7 * second, endUs: span.fromUs + 37 * second },
  { number: 2, titleKey: 'marnix', startUs: span.fromUs + 54 * second, endUs: span.fromUs + 88 * second },
  { number: 3, titleKey: 'tweede', startUs: span.fromUs + 107 * second, endUs: span.fromUs + 129 * second },
] as const;

const seatNames =
  'Aylin 4 Daan 7 Noor 2 Sem 5 Fenna 1 Jayden 6 Lotte 2 Tijn 3 Mees 2 Marnix 3 Saar 0 Adam 4 Yara 1 Milan 5 Ruben 2 Ilse 0 Zoë 3 Hugo 1 Amina 2 Kaan 2 Floor 0 Stijn 2 Liva 3 Puck 12';

/** Three rows of eight. */
export const seatRows: readonly (readonly SeatInfo[])[] = inRows(
  [...seatNames.matchAll(/(\S+) (\d+)/g)].map(([, name = '', count = '0']) => ({
    id: name,
    name,
    count: Number(count),
    ...(name === 'Kaan' && { notRecognisable: true }),
  })),
);

/** The same seats with the letters of the keyboard on them. */
export const seatRowsWithLetters: readonly (readonly SeatInfo[])[] = seatRows.map((row, rowIndex) =>
  row.map((seat, place) => ({ ...seat, letter: 'QWERTYUIASDFGHJKZXCVBNM,'[rowIndex * 8 + place] ?? '' })),
);

function inRows(seats: readonly SeatInfo[]): SeatInfo[][] {
  return [seats.slice(0, 8), seats.slice(8, 16), seats.slice(16)].map((row) => [...row]);
}

const empty: RingArc = { state: 'empty' };
const done: RingArc = { state: 'done' };
export const arcs = {
  none: [empty, empty, empty, empty],
  filmed: [done, empty, empty, empty],
  importing: [{ state: { share: 0.4 } }, empty, empty, empty],
  watching: [done, { state: { share: 0.6 }, own: true }, empty, empty],
  packed: [done, done, empty, empty],
  all: [done, done, done, done],
} as const satisfies Readonly<Record<string, RingArcs>>;
