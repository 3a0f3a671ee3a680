/** Numbers that move softly. */

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Minimum-jerk course from 0 to 1, as a hand or a walking body moves (Flash and Hogan, 1985). */
export function minimumJerk(share: number): number {
  const s = clamp(share, 0, 1);
  return s * s * s * (10 - 15 * s + 6 * s * s);
}

/** Slow, endless, never quite repeating motion in about [-1, 1]; `seed` sets one apart from another. */
export function drift(seconds: number, seed: number): number {
  const t = seconds + seed * 17.3;
  return 0.5 * Math.sin(t * 0.61) + 0.3 * Math.sin(t * 1.13 + seed) + 0.2 * Math.sin(t * 2.07 + 2 * seed);
}

/** A damped spring that follows its goal, advanced one frame (1/25 s) at a time in four steps. */
export class Spring {
  value: number;
  #speed = 0;

  constructor(value: number) {
    this.value = value;
  }

  /** Moves towards `goal`; `pace` in radians per second (higher is quicker), `damping` 1 for no overshoot. */
  follow(goal: number, pace: number, damping = 1): number {
    const step = 0.01;
    for (let i = 0; i < 4; i += 1) {
      this.#speed += (pace * pace * (goal - this.value) - 2 * damping * pace * this.#speed) * step;
      this.value += this.#speed * step;
    }
    return this.value;
  }
}

/** An angle in degrees brought within 180 of `near`. */
export function angleNear(degrees: number, near: number): number {
  return near + ((((degrees - near + 180) % 360) + 360) % 360) - 180;
}
