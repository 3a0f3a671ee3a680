import type { Gaze } from '../script/plan.ts';
import { PUPILS, type Pupil, pupilById, TEACHER } from '../script/roster.ts';
import { angleNear, clamp } from './easing.ts';

/** A place on the floor plan: x as in the picture, depth 0 at the board. */
export interface Place {
  readonly x: number;
  readonly depth: number;
}

/** What a depth of 1 is worth in the picture's x: the classroom is drawn flatter than it is. */
const DEPTH = 330;
/** The middle of the words on the board. */
const BOARD: Place = { x: 860, depth: -0.25 };

/** The direction from one place to another, degrees. */
export function bearing(from: Place, to: Place): number {
  return (Math.atan2(to.x - from.x, (to.depth - from.depth) * DEPTH) * 180) / Math.PI;
}

export interface Direction {
  readonly yaw: number;
  readonly pitch: number;
}

/** Where a pupil's face points for a gaze; turned a little to the camera for those who sit facing it. */
export function pupilGaze(pupil: Pupil, gaze: Gaze, teacher: Place): Direction {
  const facing = pupil.facing;
  const eyes: Place = facesUs(pupil) ? { x: pupil.x, depth: Math.min(pupil.depth, 0.45) } : pupil;
  const towards = (place: Place, pitch: number): Direction => ({
    yaw: within(pupil, bearing(eyes, place)),
    pitch,
  });
  if (gaze === 'board') return towards(BOARD, -5);
  if (gaze === 'desk') return { yaw: facing, pitch: 27 };
  if (gaze === 'camera') return { yaw: 0, pitch: 0 };
  if (gaze === 'group') return { yaw: facing, pitch: 0 };
  if (gaze === 'neighbour') return towards(neighbourOf(pupil), 3);
  if (gaze.person === TEACHER)
    return towards(teacher, Math.abs(teacher.depth - pupil.depth) < 0.5 ? -12 : -7);
  return towards(pupilById(gaze.person), 0);
}

/** Where the teacher's face points for a gaze; down towards the children. */
export function teacherGaze(gaze: Gaze, teacher: Place): Direction {
  if (gaze === 'board') return { yaw: 112, pitch: -2 };
  if (gaze === 'group' || gaze === 'camera' || gaze === 'neighbour') return { yaw: 8, pitch: 9 };
  if (gaze === 'desk') return { yaw: 0, pitch: 26 };
  if (gaze.person === TEACHER) return { yaw: 0, pitch: 8 };
  const pupil = pupilById(gaze.person);
  const near = Math.hypot(pupil.x - teacher.x, (pupil.depth - teacher.depth) * DEPTH) < 330;
  return { yaw: clamp(angleNear(bearing(teacher, pupil), 0) * 0.86, -78, 78), pitch: near ? 19 : 12 };
}

function neighbourOf(pupil: Pupil): Place {
  const { row, place } = pupil.seat;
  const beside = place % 2 === 1 ? place + 1 : place - 1;
  return PUPILS.find((one) => one.seat.row === row && one.seat.place === beside) ?? pupil;
}

/** Who sits with the face to the camera is drawn a little more turned to it than true, so that the face stays readable. */
function facesUs(pupil: Pupil): boolean {
  return Math.abs(pupil.facing) < 90;
}

/** As far as a neck turns (a good 85 degrees). */
function within(pupil: Pupil, yaw: number): number {
  const turned = clamp(angleNear(yaw, pupil.facing), pupil.facing - 88, pupil.facing + 88);
  return facesUs(pupil) ? clamp(turned * 0.84, -72, 72) : turned;
}
