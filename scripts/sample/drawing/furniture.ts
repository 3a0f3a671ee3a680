import { softShadow } from './light.ts';
import { box, disc, fill, type Ink, line, shade } from './paint.ts';

/** The window on the left, with trees in the light behind it and plants on its sill. */
export function drawWindow(ink: Ink): void {
  const glass = new Path2D('M0 14L332 88V424L0 476z');
  const sky = ink.createLinearGradient(0, 60, 0, 480);
  sky.addColorStop(0, '#fffdf2');
  sky.addColorStop(0.55, '#f4f3df');
  sky.addColorStop(1, '#dfe6d0');
  fill(ink, sky, glass);
  ink.save();
  ink.clip(glass);
  const trees: readonly (readonly [number, number, number, string])[] = [
    [40, 420, 120, '#c9d6b4'],
    [190, 440, 110, '#bfd0ae'],
    [310, 380, 90, '#cddaba'],
    [120, 330, 84, '#dbe4c8'],
  ];
  for (const [x, y, size, colour] of trees) fill(ink, colour, disc(x, y, size, size * 0.86));
  fill(ink, 'rgba(255,253,240,.42)', glass);
  ink.restore();
  const bars = new Path2D('M104 38V460 M222 64V442 M0 244L332 232');
  line(ink, '#c9c3a9', 13, bars);
  line(ink, '#d8d2b9', 16, new Path2D('M0 14L332 88V424'));
  fill(ink, '#cbc3a6', new Path2D('M0 474L346 420V448L0 508z'));
  fill(ink, 'rgba(70,60,36,.22)', new Path2D('M0 508L346 448V456L0 518z'));
  plant(ink, 292, 424, 0.9);
  plant(ink, 176, 444, 1.1);
}

function plant(ink: Ink, x: number, y: number, size: number): void {
  const leaves = new Path2D();
  for (let i = -3; i <= 3; i += 1) {
    leaves.moveTo(x, y - 8);
    leaves.quadraticCurveTo(
      x + i * 7 * size,
      y - 46 * size,
      x + i * 14 * size,
      y - (58 - Math.abs(i) * 7) * size,
    );
  }
  line(ink, '#7fa07c', 8 * size, leaves);
  fill(
    ink,
    '#c47c56',
    new Path2D(`M${x - 18 * size} ${y - 14 * size}h${36 * size}l${-6 * size} ${30 * size}h${-24 * size}z`),
  );
}

/** The pinboard with children's work. */
export function drawPinboard(ink: Ink): void {
  softShadow(ink, 474, 384, 120, 22, 0.2);
  fill(ink, '#b29f70', box(370, 146, 206, 238, 4));
  fill(ink, '#cfbf92', box(378, 154, 190, 222, 2));
  const sheets: readonly (readonly [number, number, number, number, string, number])[] = [
    [390, 166, 74, 56, '#ecc860', -0.02],
    [478, 168, 78, 62, '#86b7a7', 0.02],
    [392, 236, 68, 64, '#dd8468', 0.03],
    [476, 246, 80, 54, '#f3ecd8', -0.03],
    [398, 314, 152, 48, '#98b9d6', 0.01],
  ];
  for (const [x, y, width, height, colour, turn] of sheets) {
    ink.save();
    ink.translate(x + width / 2, y + height / 2);
    ink.rotate(turn);
    fill(ink, 'rgba(70,54,20,.22)', box(-width / 2 + 2, -height / 2 + 4, width, height, 2));
    fill(ink, colour, box(-width / 2, -height / 2, width, height, 2));
    fill(ink, shade(colour, 0.32), disc(-width * 0.16, 2, height * 0.22));
    fill(ink, shade(colour, -0.16), disc(width * 0.18, height * 0.08, height * 0.16));
    fill(ink, '#c8503c', disc(0, -height / 2 + 5, 3));
    ink.restore();
  }
}

/** The bookcase on the right with books, a globe and baskets. */
export function drawBookcase(ink: Ink): void {
  softShadow(ink, 1490, 500, 190, 40, 0.3);
  fill(ink, '#8a7f62', box(1352, 164, 260, 336, 3));
  const shelves = [180, 258, 336, 414] as const;
  for (const y of shelves) fill(ink, '#544f40', box(1364, y, 240, 66, 2));
  books(ink, 1372, 246, ['#c98a4b', '#d8b06a', '#a9653f', '#dcc89a', '#b9763f', '#8a5a3a', '#cfa25a']);
  books(ink, 1374, 324, ['#5f96a0', '#86b3b6', '#44737e', '#c5d3c9', '#6ea3a8', '#39606b', '#92b9b0']);
  books(ink, 1480, 402, ['#8a6f9a', '#b59bb0', '#6f5a80', '#c8b4c4', '#8a6f9a']);
  fill(ink, '#c9a86c', box(1378, 360, 84, 42, 8));
  fill(ink, '#b08d52', box(1378, 372, 84, 6));
  fill(ink, '#c9a86c', box(1380, 438, 92, 42, 8));
  fill(ink, '#bb965a', box(1490, 438, 92, 42, 8));
  fill(ink, '#7aa7b8', disc(1420, 132, 28));
  fill(ink, '#a9c08f', disc(1412, 126, 12, 9));
  fill(ink, '#6d6248', box(1408, 156, 26, 9, 3));
  fill(ink, '#c98a4b', box(1490, 140, 88, 12, 2));
  fill(ink, '#5f96a0', box(1496, 152, 80, 12, 2));
}

function books(ink: Ink, left: number, bottom: number, colours: readonly string[]): void {
  let x = left;
  colours.forEach((colour, i) => {
    const width = 13 + ((i * 7) % 11);
    const height = 44 + ((i * 5) % 14);
    fill(ink, colour, box(x, bottom - height, width, height, 1.5));
    fill(ink, 'rgba(255,250,230,.4)', box(x + 2, bottom - height + 9, width - 4, 5));
    x += width + 3;
  });
}
