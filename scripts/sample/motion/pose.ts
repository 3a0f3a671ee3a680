/** How everybody stands, sits and looks on one frame. Angles in degrees; a yaw of 0 faces the camera, 90 the right. */

export interface FacePose {
  /** 0 open, 1 closed. */
  blink: number;
  /** Eyes within the head, -1 to 1. */
  gazeX: number;
  gazeY: number;
  mouth: number;
  smile: number;
}

export interface HeadPose extends FacePose {
  yaw: number;
  pitch: number;
  roll: number;
}

export interface PupilPose {
  id: string;
  head: HeadPose;
  bodyYaw: number;
  /** Leaning sideways, degrees. */
  lean: number;
  /** Finger up, 0 to 1, and its small sway, -1 to 1. */
  hand: number;
  sway: number;
  write: number;
  fiddle: number;
  breath: number;
  seconds: number;
}

export interface Point3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface TeacherPose {
  x: number;
  depth: number;
  head: HeadPose;
  bodyYaw: number;
  lean: number;
  /** Hands in the body's own frame: x to the image's right at yaw 0, y up from the floor (negative), z forward. */
  leftHand: Point3;
  rightHand: Point3;
  /** Finger stretched towards the board, 0 to 1. */
  pointing: number;
  /** Walk cycle in radians and how much of it shows, 0 to 1. */
  stride: number;
  striding: number;
  breath: number;
}

export interface Scene {
  teacher: TeacherPose;
  pupils: PupilPose[];
}
