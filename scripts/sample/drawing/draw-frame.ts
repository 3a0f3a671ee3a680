import { STAGE, type View } from '../motion/camera.ts';
import type { PupilPose, Scene } from '../motion/pose.ts';
import { pupilById } from '../script/roster.ts';
import { BACK_DESKS, drawClutter, drawDesk, FRONT_DESKS } from './desk.ts';
import type { Ink } from './paint.ts';
import { drawPupil, drawPupilArms } from './pupil.ts';
import { drawRoom } from './room.ts';
import { drawTeacher } from './teacher.ts';

/** The picture is drawn at this share of the stage: 1280 x 720. */
const SCALE = 0.8;
/** The room is kept in a picture of its own, large enough for the closest view. */
const ROOM_SCALE = 1.3;
/** Nearer to the board than this she walks behind the first row. */
const BEHIND_FIRST_ROW = 0.36;

/** Draws frames of the lesson on one canvas. */
export class Painter {
  readonly #ink: Ink;
  readonly #room: OffscreenCanvas;

  constructor(ink: Ink) {
    this.#ink = ink;
    this.#room = roomPicture();
  }

  /** Paints one frame over whatever was on the canvas. */
  paint(scene: Scene, view: View): void {
    const ink = this.#ink;
    ink.setTransform(1, 0, 0, 1, 0, 0);
    const zoom = SCALE * view.zoom;
    ink.setTransform(
      zoom,
      0,
      0,
      zoom,
      SCALE * (STAGE.width / 2) - view.x * zoom,
      SCALE * (STAGE.height / 2) - view.y * zoom,
    );
    ink.drawImage(this.#room, 0, 0, STAGE.width, STAGE.height);
    this.#people(scene);
    light(ink);
    ink.setTransform(SCALE, 0, 0, SCALE, 0, 0);
    vignette(ink);
  }

  #people(scene: Scene): void {
    const ink = this.#ink;
    const at = (row: number, test: (pose: PupilPose) => boolean = () => true): PupilPose[] =>
      scene.pupils.filter((pose) => pupilById(pose.id).seat.row === row && test(pose));
    const facesUs = (pose: PupilPose): boolean => Math.abs(pupilById(pose.id).facing) < 50;
    const behind = scene.teacher.depth < BEHIND_FIRST_ROW;
    if (behind) drawTeacher(ink, scene.teacher);
    for (const pose of at(1, facesUs)) drawPupil(ink, pose);
    BACK_DESKS.forEach((desk, i) => {
      drawDesk(ink, desk);
      drawClutter(ink, desk, i);
    });
    for (const pose of at(1, facesUs)) drawPupilArms(ink, pose);
    for (const pose of at(1, (one) => !facesUs(one))) drawPupil(ink, pose);
    if (!behind) drawTeacher(ink, scene.teacher);
    FRONT_DESKS.forEach((desk, i) => {
      drawDesk(ink, desk);
      drawClutter(ink, desk, i + 3);
    });
    for (const pose of at(2)) drawPupil(ink, pose);
  }
}

function roomPicture(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(STAGE.width * ROOM_SCALE, STAGE.height * ROOM_SCALE);
  const ink = canvas.getContext('2d');
  if (!ink) throw new Error('no canvas to draw on');
  ink.scale(ROOM_SCALE, ROOM_SCALE);
  drawRoom(ink, (draw, radius) => {
    const layer = new OffscreenCanvas(canvas.width, canvas.height);
    const on = layer.getContext('2d');
    if (!on) throw new Error('no canvas to draw on');
    on.scale(ROOM_SCALE, ROOM_SCALE);
    draw(on);
    ink.save();
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.filter = `blur(${radius * ROOM_SCALE}px)`;
    ink.drawImage(layer, 0, 0);
    ink.restore();
  });
  return canvas;
}

/** Daylight from the window over everything. */
function light(ink: Ink): void {
  const glow = ink.createRadialGradient(64, 225, 0, 64, 225, 1180);
  glow.addColorStop(0, 'rgba(255,243,207,.46)');
  glow.addColorStop(0.5, 'rgba(255,243,207,.16)');
  glow.addColorStop(1, 'rgba(255,243,207,0)');
  ink.fillStyle = glow;
  ink.fillRect(0, 0, STAGE.width, STAGE.height);
}

function vignette(ink: Ink): void {
  const dark = ink.createRadialGradient(800, 405, 560, 800, 430, 1130);
  dark.addColorStop(0, 'rgba(6,18,14,0)');
  dark.addColorStop(1, 'rgba(6,18,14,.46)');
  ink.fillStyle = dark;
  ink.fillRect(0, 0, STAGE.width, STAGE.height);
}
