import { fill, type Ink } from './paint.ts';

/** Window light from the left on a body: shade on the right of a filled shape that spans [left, right]. */
export function modelled(ink: Ink, path: Path2D, left: number, right: number, strength = 1): void {
  const glow = ink.createLinearGradient(left, 0, right, 0);
  glow.addColorStop(0, `rgba(255,240,205,${0.16 * strength})`);
  glow.addColorStop(0.35, 'rgba(255,240,205,0)');
  glow.addColorStop(0.62, `rgba(14,14,24,${0.05 * strength})`);
  glow.addColorStop(1, `rgba(14,14,24,${0.24 * strength})`);
  fill(ink, glow, path);
}

/** A soft shadow that something throws, darkest in its middle. */
export function softShadow(ink: Ink, x: number, y: number, rx: number, ry: number, alpha: number): void {
  ink.save();
  ink.translate(x, y);
  ink.scale(1, ry / rx);
  const dark = ink.createRadialGradient(0, 0, 0, 0, 0, rx);
  dark.addColorStop(0, `rgba(22,20,12,${alpha})`);
  dark.addColorStop(0.55, `rgba(22,20,12,${alpha * 0.5})`);
  dark.addColorStop(1, 'rgba(22,20,12,0)');
  ink.fillStyle = dark;
  ink.fillRect(-rx, -rx, 2 * rx, 2 * rx);
  ink.restore();
}
