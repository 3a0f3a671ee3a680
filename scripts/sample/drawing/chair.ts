import { box, fill, type Ink, line } from './paint.ts';

/** The steel legs of a school chair seen from behind, in the pupil's own space. */
export function drawChairLegs(ink: Ink): void {
  const legs = new Path2D();
  for (const side of [-1, 1]) {
    legs.moveTo(side * 50, 150);
    legs.lineTo(side * 56, 238);
    legs.lineTo(side * 74, 356);
  }
  line(ink, '#565d58', 8, legs);
}

/** The trousers and shoes of somebody who sits on the far side of a table. */
export function drawLegsUnderTable(ink: Ink): void {
  for (const side of [-1, 1]) {
    fill(ink, '#464a52', box(side * 24 - 17, 216, 34, 96, 12));
    fill(ink, '#2c2b2a', box(side * 26 - 19, 300, 38, 20, 9));
  }
}

/** The back of the chair: bent plywood on a steel tube. */
export function drawChairBack(ink: Ink, seen: 'back' | 'side'): void {
  if (seen === 'side') {
    const post = new Path2D();
    post.moveTo(-62, 118);
    post.quadraticCurveTo(-68, 190, -56, 280);
    line(ink, '#565d58', 9, post);
    line(ink, '#a87c45', 13, lineFrom(-63, 112, -65, 166));
    return;
  }
  line(ink, '#565d58', 7, lineFrom(-48, 150, -52, 214));
  line(ink, '#565d58', 7, lineFrom(48, 150, 52, 214));
  fill(ink, '#8f6a3b', box(-68, 208, 136, 20, 9));
  fill(ink, 'rgba(255,236,196,.2)', box(-66, 208, 132, 3, 2));
  const panel = new Path2D();
  panel.moveTo(-60, 140);
  panel.quadraticCurveTo(0, 130, 60, 140);
  panel.lineTo(57, 176);
  panel.quadraticCurveTo(0, 186, -57, 176);
  panel.closePath();
  fill(ink, '#b3854c', panel);
  fill(ink, 'rgba(255,236,196,.25)', box(-58, 136, 116, 3, 2));
}

function lineFrom(x1: number, y1: number, x2: number, y2: number): Path2D {
  const path = new Path2D();
  path.moveTo(x1, y1);
  path.lineTo(x2, y2);
  return path;
}
