import { FRAME_RATE } from '../script/clock.ts';
import type { CameraMove } from '../script/plan.ts';
import { clamp, minimumJerk, mix } from './easing.ts';

/** The drawing's own space; the film is 0.8 times as large. */
export const STAGE = { width: 1600, height: 900 } as const;

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What the camera shows on a frame: the middle of the picture, and how much it is enlarged. Never outside the stage. */
export function viewAt(moves: readonly CameraMove[], frame: number): View {
  let view: View = { x: STAGE.width / 2, y: STAGE.height / 2, zoom: 1 };
  let goal = view;
  let from: CameraMove | undefined;
  for (const move of moves) {
    if (move.frame > frame) break;
    if (from) view = between(view, goal, from, move.frame);
    [goal, from] = [move, move];
  }
  const shown = from ? between(view, goal, from, frame) : view;
  const halfWidth = STAGE.width / 2 / shown.zoom;
  const halfHeight = STAGE.height / 2 / shown.zoom;
  return {
    x: clamp(shown.x, halfWidth, STAGE.width - halfWidth),
    y: clamp(shown.y, halfHeight, STAGE.height - halfHeight),
    zoom: shown.zoom,
  };
}

function between(view: View, goal: View, move: CameraMove, frame: number): View {
  const share = minimumJerk((frame - move.frame) / FRAME_RATE / move.seconds);
  return {
    x: mix(view.x, goal.x, share),
    y: mix(view.y, goal.y, share),
    zoom: mix(view.zoom, goal.zoom, share),
  };
}
