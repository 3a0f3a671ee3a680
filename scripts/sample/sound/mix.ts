import { FRAME_RATE } from '../script/clock.ts';
import { seeded } from '../script/seeded.ts';
import { pass } from './filters.ts';
import { reflections } from './room.ts';
import { SOUND_RATE } from './speak.ts';
import { factor, rootMeanSquare, type Sound } from './wave.ts';

/** A piece of sound with the frame on which it starts and how much of it the walls give back. */
export interface Placed {
  readonly sound: Sound;
  readonly frame: number;
  readonly room: number;
  readonly gain: number;
}

/** Loudness of the empty classroom (air, a faraway corridor), decibels below full scale. */
const ROOM_TONE_DB = -65;
/** Loudness of the whole: about -22 LUFS, as speech in a quiet recording. */
const MASTER = 1.38;

/** The whole soundtrack: everything placed, its reflections and the tone of the room. */
export function mixDown(placed: readonly Placed[], frames: number): Sound {
  const length = Math.round((frames * SOUND_RATE) / FRAME_RATE);
  const dry = new Float32Array(length);
  const send = new Float32Array(length);
  for (const { sound, frame, room, gain } of placed) {
    const first = Math.round((frame * SOUND_RATE) / FRAME_RATE);
    sound.samples.forEach((sample, i) => {
      if (first + i >= length) return;
      dry[first + i] = (dry[first + i] ?? 0) + sample * gain * (1 - room / 2);
      send[first + i] = (send[first + i] ?? 0) + sample * gain * room;
    });
  }
  const wet = reflections({ rate: SOUND_RATE, samples: send });
  const tone = roomTone(length);
  for (let i = 0; i < length; i += 1) {
    dry[i] = MASTER * ((dry[i] ?? 0) + (wet.samples[i] ?? 0) * 1.4 + (tone[i] ?? 0));
  }
  return { rate: SOUND_RATE, samples: dry };
}

/** How far a mouth is open on each frame of a sentence, 0 to 1, from the loudness of the sound itself. */
export function mouthOf(sound: Sound): number[] {
  const size = sound.rate / FRAME_RATE;
  const count = Math.ceil(sound.samples.length / size);
  const raw = Array.from({ length: count }, (_, k) =>
    rootMeanSquare(
      sound.samples,
      Math.round(k * size),
      Math.min(sound.samples.length, Math.round((k + 1) * size)),
    ),
  );
  const most = Math.max(...raw);
  return raw.map((value) => Math.round(Math.min(1, (value / most) ** 0.7 * 1.05) * 100) / 100);
}

function roomTone(length: number): Float32Array {
  const random = seeded(41);
  const samples = new Float32Array(length);
  for (let i = 0; i < length; i += 1) samples[i] = random() * 2 - 1;
  const tone = pass(pass({ rate: SOUND_RATE, samples }, 'low', 420), 'high', 60);
  const gain = factor(ROOM_TONE_DB) / rootMeanSquare(tone.samples);
  return tone.samples.map((sample) => sample * gain);
}
