import { drawBookcase, drawPinboard, drawWindow } from './furniture.ts';
import { textWidth, write } from './letters.ts';
import { softShadow } from './light.ts';
import { box, fill, type Ink, line } from './paint.ts';

/** The wall with its window, pinboard, digital board and bookcase, and the floor. Drawn once. */
export function drawRoom(ink: Ink, blurred: (draw: (layer: Ink) => void, radius: number) => void): void {
  const wall = ink.createLinearGradient(0, 0, 1600, 300);
  wall.addColorStop(0, '#efe7d0');
  wall.addColorStop(0.5, '#d3cdb6');
  wall.addColorStop(1, '#a3a592');
  ink.fillStyle = wall;
  ink.fillRect(0, 0, 1600, 900);
  blurred((layer) => {
    drawWindow(layer);
    drawPinboard(layer);
    drawBookcase(layer);
    frieze(layer);
  }, 2.6);
  blurred(drawBoard, 1.1);
  floor(ink);
}

/** A strip of coloured cards above the board. */
function frieze(ink: Ink): void {
  const colours = ['#d97b5f', '#e9c15c', '#7fb0a1', '#8fb1cf', '#b59bb0'];
  for (let i = 0; i < 17; i += 1)
    fill(ink, colours[i % colours.length] ?? '#fff', box(650 + i * 37, 38, 30, 30, 4));
  for (let i = 0; i < 17; i += 1) fill(ink, 'rgba(255,252,240,.75)', box(656 + i * 37, 44, 18, 18, 9));
}

export const WORDS = ['de ladder', 'de bakker', 'de wekker'] as const;
export const WORD_LEFT = 752;
export const WORD_BASE = [198, 272, 346] as const;
const SIZE = 0.72;

function drawBoard(ink: Ink): void {
  softShadow(ink, 968, 432, 350, 34, 0.2);
  fill(ink, '#39433e', box(640, 92, 640, 338, 7));
  const glow = ink.createLinearGradient(656, 106, 1264, 416);
  glow.addColorStop(0, '#f6f8ee');
  glow.addColorStop(1, '#e6eee9');
  fill(ink, glow, box(655, 106, 610, 308, 2));
  WORDS.forEach((word, i) => {
    const base = WORD_BASE[i] ?? 0;
    write(ink, word, WORD_LEFT, base, SIZE, '#3a4a44', 7.6);
    const from = WORD_LEFT + textWidth(word.slice(0, -2)) * SIZE - 2;
    const to = WORD_LEFT + textWidth(word) * SIZE - 8;
    fill(ink, '#c8503c', box(from, base + 12, to - from, 7, 3));
  });
  fill(ink, '#d5e4d8', box(1064, 140, 158, 214, 4));
  ladder(ink);
}

function ladder(ink: Ink): void {
  const rails = new Path2D();
  rails.moveTo(1118, 326);
  rails.lineTo(1128, 168);
  rails.moveTo(1168, 326);
  rails.lineTo(1158, 168);
  for (let rung = 0; rung < 6; rung += 1) {
    const y = 188 + rung * 25;
    const half = 16 + rung * 1.7;
    rails.moveTo(1143 - half, y);
    rails.lineTo(1143 + half, y);
  }
  line(ink, '#b98f55', 8, rails);
}

function floor(ink: Ink): void {
  const path = new Path2D('M0 498L1600 474V900H0z');
  const ground = ink.createLinearGradient(0, 480, 0, 900);
  ground.addColorStop(0, '#a19d85');
  ground.addColorStop(0.5, '#7e7c69');
  ground.addColorStop(1, '#5c5c50');
  fill(ink, ground, path);
  fill(ink, '#c9c1a6', new Path2D('M0 486L1600 462V474L0 498z'));
  fill(ink, 'rgba(60,52,34,.3)', new Path2D('M0 498L1600 474V478L0 503z'));
  const patch = ink.createLinearGradient(0, 500, 500, 900);
  patch.addColorStop(0, 'rgba(255,244,205,.34)');
  patch.addColorStop(1, 'rgba(255,244,205,.05)');
  fill(ink, patch, new Path2D('M0 520L640 494L500 900H0z'));
  const seams = new Path2D('M700 486L560 900 M1010 482L1080 900 M1320 478L1580 900 M380 492L60 900');
  line(ink, 'rgba(40,38,28,.10)', 2, seams);
}
