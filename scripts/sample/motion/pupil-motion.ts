import { FRAME_RATE } from '../script/clock.ts';
import type { Plan } from '../script/plan.ts';
import type { Pupil } from '../script/roster.ts';
import { CueReader } from './cue-reader.ts';
import { angleNear, clamp, drift, mix, Spring } from './easing.ts';
import { blinks, conferring, mouthTrack, nodding, shaking } from './face-motion.ts';
import { type Place, pupilGaze } from './gaze.ts';
import type { PupilPose } from './pose.ts';

/** One pupil through the lesson: every frame follows from the one before. */
export class PupilMotion {
  readonly #pupil: Pupil;
  readonly #seed: number;
  readonly #cues: CueReader;
  readonly #plan: Plan;
  readonly #lids: readonly number[];
  readonly #mouth: readonly number[];
  readonly #yaw: Spring;
  readonly #pitch = new Spring(0);
  readonly #body: Spring;
  readonly #lean = new Spring(0);
  readonly #hand = new Spring(0);
  readonly #write = new Spring(0);
  readonly #fiddle = new Spring(0);
  readonly #smile = new Spring(0.25);

  constructor(pupil: Pupil, index: number, plan: Plan) {
    this.#pupil = pupil;
    this.#plan = plan;
    this.#seed = index + 1;
    this.#cues = new CueReader(plan.cues, pupil.id);
    this.#lids = blinks(plan.frames, index + 11);
    this.#mouth = mouthTrack(plan.frames, plan.lines, pupil.id);
    this.#yaw = new Spring(pupil.facing);
    this.#body = new Spring(pupil.facing);
  }

  /** The pose on this frame. Frames must be asked for in order, each once. */
  pose(frame: number, teacher: Place): PupilPose {
    this.#cues.advance(frame);
    const seconds = frame / FRAME_RATE;
    const pupil = this.#pupil;
    const goal = pupilGaze(pupil, this.#cues.latest('look')?.act.at ?? 'board', teacher);
    const writing = this.#write.follow(this.#cues.latest('write')?.act.on ? 1 : 0, 4.5);
    const goalYaw = angleNear(goal.yaw, this.#yaw.value) + 2.6 * drift(seconds, this.#seed);
    const goalPitch = goal.pitch + 1.8 * drift(seconds * 1.2, this.#seed + 20) + 4 * writing;
    const yaw = this.#yaw.follow(goalYaw, 6.5, 0.95);
    const pitch = this.#pitch.follow(goalPitch, 6, 0.95);
    const { place, row } = pupil.seat;
    const chat = conferring(this.#plan.murmurs, frame, row * 3 + Math.ceil(place / 2), place % 2);
    const mouth = Math.max(this.#mouth[frame] ?? 0, chat);
    const body = this.#body.follow(
      pupil.facing + 0.24 * (angleNear(goal.yaw, pupil.facing) - pupil.facing),
      3.4,
    );
    const hand = this.#hand.follow(this.#cues.latest('hand')?.act.up ?? 0, 7.4, 0.86);
    return {
      id: pupil.id,
      head: {
        yaw: yaw + shaking(this.#cues.latest('shake'), frame),
        pitch: pitch + nodding(this.#cues.latest('nod'), frame) + 3 * mouth,
        roll: 1.6 * drift(seconds * 0.8, this.#seed + 40) + 0.05 * (goalYaw - yaw),
        blink: this.#lids[frame] ?? 0,
        gazeX: clamp((goalYaw - yaw) / 34, -1, 1),
        gazeY: clamp((goalPitch - pitch) / 26, -1, 1) + (pitch > 16 ? 0.4 : 0),
        mouth,
        smile: this.#smile.follow(this.#cues.latest('smile')?.act.amount ?? 0.25, 4),
      },
      bodyYaw: body,
      lean:
        this.#lean.follow(this.#cues.latest('lean')?.act.degrees ?? 0, 4) +
        0.9 * drift(seconds * 0.7, this.#seed + 60) +
        2 * hand,
      hand: clamp(hand, 0, 1.04),
      sway: hand > 0.4 ? drift(seconds * 3.1, this.#seed + 80) : 0,
      write: writing,
      fiddle: this.#fiddle.follow(this.#cues.latest('fiddle')?.act.on ? 1 : 0, 5),
      breath: Math.sin(seconds * mix(1.5, 1.9, (this.#seed % 5) / 5) + this.#seed),
      seconds,
    };
  }
}
