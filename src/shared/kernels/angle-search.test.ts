import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../tests/support/scale.ts';
import { type AngleLine, type HeardOffset, lineThrough } from './angle-line.ts';
import { isTogether, listeningPlaces, MARGIN_US, offsetAt } from './angle-search.ts';
import { leadMoment, otherMoment } from './angle-time.ts';
import { EnvelopeBuilder, SOUND_RATE } from './sound-envelope.ts';

const random = seededRandom('angle-search');
/** A frame of the fastest camera in use, in microseconds: half of it is what an offset may be wrong. */
const FRAME_US = 20_000;

/** Syllables of noise with pauses, and a clap now and then: what a classroom sounds like to a correlation. */
function lesson(seconds: number): Float32Array {
  const sound = new Float32Array(seconds * SOUND_RATE);
  let [loud, left, before] = [0, 0, 0];
  for (let at = 0; at < sound.length; at += 1) {
    if (left === 0) {
      left = Math.round((0.08 + 0.3 * random()) * SOUND_RATE);
      loud = random() < 0.35 ? 0 : 0.2 + random();
    }
    left -= 1;
    const noise = random() - 0.5;
    sound[at] = (loud * (noise + before)) / 2;
    before = noise;
  }
  for (let at = 2 * SOUND_RATE; at < sound.length; at += Math.round((9 + 8 * random()) * SOUND_RATE))
    for (let n = 0; n < 160; n += 1) sound[at + n] = (random() - 0.5) * 2 * Math.exp(-n / 40);
  return sound;
}

type Camera = {
  /** When its zero is in the lesson, in seconds; it films until its end. */
  readonly fromS: number;
  readonly driftPpm?: number;
  readonly gain: number;
  readonly noise: number;
  /** Delays of a wall and a ceiling, in samples. */
  readonly echoes?: readonly number[];
};

function filmed(lessonSound: Float32Array, o: Camera): Int16Array {
  const speed = 1 / (1 + (o.driftPpm ?? 0) / 1e6);
  const length = Math.floor((lessonSound.length - o.fromS * SOUND_RATE) / speed) - 1;
  const heard = (place: number): number => {
    const [whole, part] = [Math.floor(place), place - Math.floor(place)];
    return (lessonSound[whole] ?? 0) * (1 - part) + (lessonSound[whole + 1] ?? 0) * part;
  };
  return Int16Array.from({ length }, (_, at) => {
    const place = o.fromS * SOUND_RATE + at * speed;
    const echo = (o.echoes ?? []).reduce((sum, delay) => sum + 0.5 * heard(place - delay), 0);
    const sample = o.gain * (heard(place) + echo) + o.noise * (random() - 0.5);
    return Math.max(-32_768, Math.min(32_767, Math.round(sample * 20_000)));
  });
}

function envelopeOf(sound: Int16Array): Float32Array {
  const builder = new EnvelopeBuilder();
  builder.push(sound);
  return builder.finish();
}

function cut(sound: Int16Array, fromUs: number, lengthUs: number): Int16Array {
  const from = Math.round((fromUs * SOUND_RATE) / 1e6);
  const length = Math.round((lengthUs * SOUND_RATE) / 1e6);
  return Int16Array.from({ length }, (_, at) => sound[from + at] ?? 0);
}

function search(lead: Int16Array, other: Int16Array): (AngleLine & { places: number }) | null {
  for (const places of listeningPlaces(envelopeOf(lead), envelopeOf(other))) {
    const heard = places.flatMap((place): HeardOffset[] => {
      const around = cut(other, place.atUs + place.aboutUs - MARGIN_US, place.lengthUs + 2 * MARGIN_US);
      const offsetUs = offsetAt(place, cut(lead, place.atUs, place.lengthUs), around);
      return offsetUs === null ? [] : [{ atUs: place.atUs, offsetUs }];
    });
    const line = lineThrough(heard);
    if (line !== null && isTogether(line.agreed, places.length)) return { ...line, places: places.length };
  }
  return null;
}

describe('two recordings of one lesson', () => {
  const sound = lesson(150);
  const lead = filmed(sound, { fromS: 3.217, gain: 0.8, noise: 0.02 });

  test('lie together to half a frame over their whole length, and the drift is told', () => {
    const other = filmed(sound, { fromS: 0, driftPpm: 40, gain: 0.15, noise: 0.08, echoes: [131, 377] });
    const found = search(lead, other);
    const trueUs = (leadUs: number) => (leadUs + 3_217_000) * (1 + 40e-6);
    const wrong = [0, 70_000_000, 146_000_000].map(
      (us) => otherMoment(found ?? { offsetUs: 0, driftPpb: null }, us) - trueUs(us),
    );
    expect(wrong.map((us) => Math.abs(us) < FRAME_US / 2)).toEqual([true, true, true]);
    expect(Math.abs((found?.driftPpb ?? 0) - 40_000)).toBeLessThan(5_000);
    expect(found?.agreed).toBeGreaterThanOrEqual(7);
  });

  test('also where one began later and ended sooner, and was recorded far too softly', () => {
    const other = filmed(sound.subarray(0, 60 * SOUND_RATE), { fromS: 21.5, gain: 0.01, noise: 0.004 });
    expect(Math.abs((search(lead, other)?.offsetUs ?? 0) + 18_283_000)).toBeLessThan(FRAME_US / 2);
  });

  test('are told from recordings of two lessons, from noise and from silence', () => {
    const others = [
      filmed(lesson(40), { fromS: 0, gain: 0.8, noise: 0.02 }),
      filmed(new Float32Array(40 * SOUND_RATE), { fromS: 0, gain: 0, noise: 0.5 }),
      new Int16Array(40 * SOUND_RATE),
      new Int16Array(0),
    ];
    const short = lead.subarray(0, 40 * SOUND_RATE);
    expect(others.map((other) => search(short, other))).toEqual([null, null, null, null]);
  });
});

test('a line goes through most places, not through all of them', () => {
  const on = [0, 100, 200, 300].map((s) => ({ atUs: s * 1e6, offsetUs: 5_000_000 + s * 50 }));
  const off = [{ atUs: 150e6, offsetUs: 5_400_000 }];
  expect(lineThrough([...on, ...off])).toEqual({ offsetUs: 5_000_000, driftPpb: 50_000, agreed: 4 });
  expect(lineThrough(off)).toBeNull();
  expect(lineThrough(on.slice(0, 2).map((one) => ({ ...one, atUs: one.atUs / 10 })))).toMatchObject({
    driftPpb: null,
  });
});

test('a moment goes to the other recording and back', () => {
  const clock = { offsetUs: -3_217_000, driftPpb: 40_000 };
  expect(otherMoment(clock, 3_600_000_000)).toBe(3_596_927_000);
  expect(leadMoment(clock, otherMoment(clock, 1_234_567_890))).toBe(1_234_567_890);
});
