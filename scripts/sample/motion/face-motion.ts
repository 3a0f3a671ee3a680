import type { Span, SpokenLine } from '../script/plan.ts';
import { seeded } from '../script/seeded.ts';
import { clamp, drift } from './easing.ts';

/** How far the lids are closed on each frame of a blink. */
const BLINK = [0.45, 1, 1, 0.6, 0.2] as const;

/** Lids per frame for the whole lesson: a blink every two to six seconds, at this person's own moments. */
export function blinks(frames: number, seed: number): number[] {
  const random = seeded(seed * 977 + 3);
  const lids = new Array<number>(frames).fill(0);
  for (let at = Math.floor(random() * 90); at < frames; at += Math.floor(50 + random() * 95)) {
    BLINK.forEach((lid, i) => {
      if (at + i < frames) lids[at + i] = lid;
    });
  }
  return lids;
}

/** Mouth opening per frame for the whole lesson, slightly smoothed so that no mouth flickers. */
export function mouthTrack(frames: number, lines: readonly SpokenLine[], who: string): number[] {
  const raw = new Array<number>(frames).fill(0);
  for (const line of lines) {
    if (line.who !== who) continue;
    line.mouth.forEach((value, i) => {
      raw[line.start + i] = value;
    });
  }
  return raw.map((value, i) => clamp(0.2 * (raw[i - 1] ?? 0) + 0.6 * value + 0.2 * (raw[i + 1] ?? 0), 0, 1));
}

/**
 * Mouth opening while the pairs confer, 0 to 1: the two of a pair (`turn` 0 and 1) take turns of some two seconds.
 * Nobody can hear which child says what in the murmur, so this is made up.
 */
export function conferring(murmurs: readonly Span[], frame: number, pair: number, turn: number): number {
  if (!murmurs.some(({ start, end }) => frame >= start && frame < end)) return 0;
  const seconds = frame / 25;
  const floor = drift(seconds * 1.6, pair * 3 + 1);
  const speaks = clamp((turn === 0 ? floor : -floor) * 4, 0, 1);
  return (
    speaks * clamp(0.35 + 0.5 * Math.sin(seconds * 19 + pair) * Math.sin(seconds * 7.3 + pair * 2), 0, 0.8)
  );
}

/** Nodding as an extra pitch: each nod goes down and comes back in 0.52 s, the later ones less deep. */
export function nodding(
  nod: { act: { times: number; depth: number }; frame: number } | undefined,
  frame: number,
): number {
  if (!nod) return 0;
  const seconds = (frame - nod.frame) / 25;
  const round = Math.floor(seconds / 0.52);
  if (seconds < 0 || round >= nod.act.times) return 0;
  return nod.act.depth * 0.8 ** round * Math.sin((Math.PI * (seconds % 0.52)) / 0.52) ** 2;
}

/** Shaking the head as an extra yaw, 0.5 s a turn. */
export function shaking(shake: { act: { times: number }; frame: number } | undefined, frame: number): number {
  if (!shake) return 0;
  const seconds = (frame - shake.frame) / 25;
  const whole = shake.act.times * 0.5;
  if (seconds < 0 || seconds > whole) return 0;
  return 11 * Math.sin((2 * Math.PI * seconds) / 0.5) * Math.sin((Math.PI * seconds) / whole);
}
