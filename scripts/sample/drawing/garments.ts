import type { Looks } from '../script/roster.ts';
import { box, disc, fill, type Ink, line, shade } from './paint.ts';

/** What is on a jumper; drawn inside the clipped torso. `front` when we see the chest, `shift` moves it with the turn. */
export function drawGarment(ink: Ink, looks: Looks, front: boolean, shift: number): void {
  if (looks.garment === 'stripes') {
    for (let y = 96; y < 270; y += 34) fill(ink, looks.accent, box(-110, y, 220, 13));
  }
  if (looks.garment === 'yoke') {
    fill(ink, looks.accent, box(-110, 106, 220, 15));
    fill(ink, shade(looks.top, -0.22), box(-110, 121, 220, 6));
  }
  if (looks.garment === 'dungarees') dungarees(ink, looks, front);
  if (looks.garment === 'hood') hood(ink, looks, front, shift);
  if (looks.garment === 'collar') collar(ink, looks, front, shift);
  if (looks.garment === 'plain' || looks.garment === 'stripes') neckline(ink, looks, front, shift);
}

function neckline(ink: Ink, looks: Looks, front: boolean, shift: number): void {
  line(ink, shade(looks.top, -0.2), 5, disc(shift, front ? 54 : 58, 26, 11));
}

function hood(ink: Ink, looks: Looks, front: boolean, shift: number): void {
  const cape = new Path2D();
  cape.ellipse(shift, front ? 62 : 82, 46, front ? 17 : 30, 0, 0, 2 * Math.PI);
  fill(ink, shade(looks.accent, -0.08), cape);
  const fold = new Path2D();
  fold.ellipse(shift, front ? 58 : 70, 36, front ? 12 : 17, 0, 0.1, Math.PI - 0.1);
  line(ink, shade(looks.accent, -0.28), 4, fold);
}

function collar(ink: Ink, looks: Looks, front: boolean, shift: number): void {
  if (!front) {
    fill(ink, looks.accent, disc(shift, 60, 30, 13));
    return;
  }
  for (const side of [-1, 1]) {
    const flap = new Path2D();
    flap.moveTo(shift, 66);
    flap.quadraticCurveTo(shift + side * 14, 50, shift + side * 30, 54);
    flap.quadraticCurveTo(shift + side * 34, 78, shift + side * 14, 84);
    flap.closePath();
    fill(ink, looks.accent, flap);
    line(ink, 'rgba(80,60,30,.18)', 1.6, flap);
  }
  const middle = new Path2D();
  middle.moveTo(shift, 70);
  middle.lineTo(shift * 1.2, 250);
  line(ink, shade(looks.top, -0.18), 2.4, middle);
}

function dungarees(ink: Ink, looks: Looks, front: boolean): void {
  const bib = new Path2D();
  const top = front ? 110 : 138;
  bib.roundRect(-44, top, 88, 180, 10);
  const straps = new Path2D();
  for (const side of [-1, 1]) {
    straps.moveTo(side * (front ? 34 : 22), top + 10);
    straps.lineTo(side * 42, 56);
  }
  line(ink, looks.accent, 13, straps);
  fill(ink, looks.accent, bib);
  line(ink, 'rgba(255,236,196,.25)', 1.6, bib);
}
