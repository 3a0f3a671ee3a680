import { type Ink, line } from './paint.ts';

/**
 * School letters as strokes (own design, so that the film needs no font): SVG path data in a space where the body of a
 * letter is 40 high on its baseline at 0, and how far to the next letter.
 */
const LETTERS: Readonly<Record<string, readonly [path: string, advance: number]>> = {
  a: ['M34 -40V0 M34 -20A16.5 20 0 1 0 1 -20A16.5 20 0 1 0 34 -20', 47],
  b: ['M0 -68V0 M0 -20A16.5 20 0 1 1 33 -20A16.5 20 0 1 1 0 -20', 45],
  d: ['M34 -68V0 M34 -20A16.5 20 0 1 0 1 -20A16.5 20 0 1 0 34 -20', 47],
  e: ['M1.500 -21H33.500A16.5 20 0 1 0 29.500 -6.500', 45],
  k: ['M0 -68V0 M27 -40L2 -17 M11 -25L29 0', 39],
  l: ['M0 -68V-10Q0 0 10 0', 22],
  r: ['M0 -40V0 M0 -22Q3 -40 22 -39', 29],
  w: ['M0 -40L11 0L23 -38L35 0L46 -40', 59],
};

const SPACE = 24;

/** Width of a text at size 1 (body of 40). */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (LETTERS[letter]?.[1] ?? SPACE), 0);
}

/** Writes a text with its baseline at (x, y). @throws Error when a letter was never designed. */
export function write(
  ink: Ink,
  text: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  weight: number,
): void {
  ink.save();
  ink.translate(x, y);
  ink.scale(size, size);
  for (const letter of text) {
    const known = LETTERS[letter];
    if (!known && letter !== ' ') throw new Error(`no school letter '${letter}'`);
    if (known) line(ink, colour, weight, new Path2D(known[0]));
    ink.translate(known?.[1] ?? SPACE, 0);
  }
  ink.restore();
}
