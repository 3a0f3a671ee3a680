import { FRAME_RATE } from '../script/clock.ts';
import type { ArmPose, Plan } from '../script/plan.ts';
import { TEACHER } from '../script/roster.ts';
import { CueReader } from './cue-reader.ts';
import { angleNear, clamp, drift, minimumJerk, mix, Spring } from './easing.ts';
import { blinks, mouthTrack, nodding } from './face-motion.ts';
import { type Place, teacherGaze } from './gaze.ts';
import type { Point3, TeacherPose } from './pose.ts';

interface Hands {
  readonly left: Point3;
  readonly right: Point3;
}

const at = (x: number, y: number, z: number): Point3 => ({ x, y, z });

/** Where the hands are in each arm pose, in the body's frame (700 units tall). */
const ARMS: Readonly<Record<ArmPose, Hands>> = {
  rest: { left: at(-76, -330, 10), right: at(76, -330, 10) },
  clasp: { left: at(-12, -392, 52), right: at(14, -398, 54) },
  open: { left: at(-66, -414, 66), right: at(92, -424, 70) },
  together: { left: at(-30, -430, 70), right: at(30, -430, 70) },
  calm: { left: at(-78, -420, 78), right: at(78, -420, 78) },
  chin: { left: at(-10, -400, 50), right: at(10, -590, 52) },
  'invite-left': { left: at(-146, -424, 74), right: at(14, -394, 52) },
  'invite-right': { left: at(-14, -394, 52), right: at(150, -428, 74) },
  'point-ladder': { left: at(-40, -376, 40), right: at(196, -662, 14) },
  'point-bakker': { left: at(-40, -376, 40), right: at(200, -566, 24) },
  'point-wekker': { left: at(-40, -376, 40), right: at(196, -474, 34) },
};

/** The teacher through the lesson: every frame follows from the one before. */
export class TeacherMotion {
  readonly #cues: CueReader;
  readonly #lids: readonly number[];
  readonly #mouth: readonly number[];
  readonly #yaw = new Spring(30);
  readonly #pitch = new Spring(6);
  readonly #body = new Spring(40);
  readonly #lean = new Spring(0);
  readonly #smile = new Spring(0.3);
  readonly #calm = new Spring(0);
  readonly #pointing = new Spring(0);
  readonly #striding = new Spring(0);
  readonly #hands = { left: springs(ARMS.rest.left), right: springs(ARMS.rest.right) };
  #from: Place = { x: 430, depth: 0.02 };
  #here: Place = this.#from;
  #walkFrame = -1;
  #stride = 0;

  constructor(plan: Plan) {
    this.#cues = new CueReader(plan.cues, TEACHER);
    this.#lids = blinks(plan.frames, 5);
    this.#mouth = mouthTrack(plan.frames, plan.lines, TEACHER);
  }

  /** The pose on this frame. Frames must be asked for in order, each once. */
  pose(frame: number): TeacherPose {
    this.#cues.advance(frame);
    const seconds = frame / FRAME_RATE;
    const before = this.#here;
    this.#walk(frame);
    const speed = { x: this.#here.x - before.x, depth: (this.#here.depth - before.depth) * 420 };
    const step = Math.hypot(speed.x, speed.depth);
    this.#stride += step / 44;
    const striding = this.#striding.follow(clamp(step / 3.2, 0, 1), 9);
    const heading = (Math.atan2(speed.x, speed.depth) * 180) / Math.PI;
    const facing = this.#cues.latest('turn')?.act.facing ?? 0;
    const bodyGoal = step > 0.8 ? clamp(angleNear(heading, 0), -72, 72) : facing;
    const body = this.#body.follow(bodyGoal, 4.2);
    const calm = this.#calm.follow(this.#cues.latest('still')?.act.on ? 1 : 0, 3);
    const idle = mix(1, 0.25, calm);
    const gaze = teacherGaze(this.#cues.latest('look')?.act.at ?? 'group', this.#here);
    const yawGoal = clamp(gaze.yaw, body - 78, body + 78) + 2.4 * idle * drift(seconds, 3);
    const pitchGoal = gaze.pitch + 1.4 * idle * drift(seconds * 1.3, 9);
    const yaw = this.#yaw.follow(yawGoal, 5.2, 0.96);
    const pitch = this.#pitch.follow(pitchGoal, 5.2, 0.96);
    const mouth = this.#mouth[frame] ?? 0;
    const pose = this.#cues.latest('arms')?.act.pose ?? 'rest';
    const hands = ARMS[pose];
    const beat = mouth * (pose === 'rest' ? 2 : 7);
    return {
      ...this.#here,
      head: {
        yaw,
        pitch: pitch + nodding(this.#cues.latest('nod'), frame) + 2.4 * mouth * idle,
        roll: 1.4 * idle * drift(seconds * 0.9, 21) + 0.04 * (yawGoal - yaw),
        blink: this.#lids[frame] ?? 0,
        gazeX: clamp((yawGoal - yaw) / 36, -1, 1),
        gazeY: clamp((pitchGoal - pitch) / 26, -1, 1) + 0.15,
        mouth,
        smile: this.#smile.follow(this.#cues.latest('smile')?.act.amount ?? 0.3, 4),
      },
      bodyYaw: body + 2 * idle * drift(seconds * 0.6, 31),
      lean:
        this.#lean.follow(this.#cues.latest('lean')?.act.degrees ?? 0, 3.4) +
        0.5 * idle * drift(seconds * 0.7, 44),
      leftHand: moved(this.#hands.left, hands.left, beat, striding * Math.sin(this.#stride) * 34, seconds),
      rightHand: moved(
        this.#hands.right,
        hands.right,
        beat,
        -striding * Math.sin(this.#stride) * 34,
        seconds + 9,
      ),
      pointing: this.#pointing.follow(pose.startsWith('point') ? 1 : 0, 8),
      stride: this.#stride,
      striding,
      breath: Math.sin(seconds * 1.45),
    };
  }

  #walk(frame: number): void {
    const walk = this.#cues.latest('walk');
    if (!walk) return;
    if (walk.frame !== this.#walkFrame) {
      this.#walkFrame = walk.frame;
      this.#from = this.#here;
    }
    const share = minimumJerk((frame - walk.frame) / FRAME_RATE / walk.act.seconds);
    this.#here = {
      x: mix(this.#from.x, walk.act.x, share),
      depth: mix(this.#from.depth, walk.act.depth, share),
    };
  }
}

type Springs = Readonly<Record<'x' | 'y' | 'z', Spring>>;

function springs(point: Point3): Springs {
  return { x: new Spring(point.x), y: new Spring(point.y), z: new Spring(point.z) };
}

/** A hand on its way to its place, with the beat of speech and the swing of walking. */
function moved(hand: Springs, goal: Point3, beat: number, swing: number, seconds: number): Point3 {
  return {
    x: hand.x.follow(goal.x + 2 * drift(seconds, 51), 6.2, 0.9),
    y: hand.y.follow(goal.y - beat + 2 * drift(seconds, 57), 6.2, 0.9),
    z: hand.z.follow(goal.z, 6.2, 0.9) + swing,
  };
}
