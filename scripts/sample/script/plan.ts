/** What the drawing has to show and the soundtrack has to say, frame by frame: the outcome of the lesson script. */

/** Where somebody looks: a place, or a person's id. */
export type Gaze = 'board' | 'desk' | 'group' | 'neighbour' | 'camera' | { readonly person: string };

/** What the teacher's arms do; `point-…` aims at that word on the board. */
export type ArmPose =
  | 'rest'
  | 'clasp'
  | 'open'
  | 'invite-left'
  | 'invite-right'
  | 'together'
  | 'calm'
  | 'chin'
  | 'point-ladder'
  | 'point-bakker'
  | 'point-wekker';

export type Act =
  | { readonly do: 'look'; readonly at: Gaze; readonly eyesOnly?: boolean }
  | { readonly do: 'turn'; readonly facing: number }
  | { readonly do: 'hand'; readonly up: number }
  | { readonly do: 'nod'; readonly times: number; readonly depth: number }
  | { readonly do: 'shake'; readonly times: number }
  | { readonly do: 'smile'; readonly amount: number }
  | { readonly do: 'write'; readonly on: boolean }
  | { readonly do: 'fiddle'; readonly on: boolean }
  | { readonly do: 'lean'; readonly degrees: number }
  | { readonly do: 'still'; readonly on: boolean }
  | { readonly do: 'walk'; readonly x: number; readonly depth: number; readonly seconds: number }
  | { readonly do: 'arms'; readonly pose: ArmPose };

export interface Cue {
  readonly frame: number;
  readonly who: string;
  readonly act: Act;
}

/** A stretch of frames [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SpokenLine extends Span {
  readonly id: string;
  /** Mouth opening per frame, 0 to 1. */
  readonly mouth: readonly number[];
  readonly who: string;
}

/** The camera begins a move at `frame`: (x, y) of the scene comes to the middle, enlarged `zoom` times. */
export interface CameraMove {
  readonly frame: number;
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly seconds: number;
}

export interface LessonEvent extends Span {
  readonly id: string;
  readonly kind: string;
  readonly who: string;
  readonly pupil?: string;
  readonly items: readonly string[];
  readonly answers?: string;
  readonly answered?: boolean;
  readonly what: string;
}

export interface Plan {
  readonly frames: number;
  readonly lines: readonly SpokenLine[];
  readonly cues: readonly Cue[];
  readonly camera: readonly CameraMove[];
  readonly events: readonly LessonEvent[];
  /** Where pairs murmur, with a loudness of 0 to 1. */
  readonly murmurs: readonly (Span & { readonly loudness: number })[];
}
