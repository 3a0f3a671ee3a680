import { FRAME_RATE } from '../script/clock.ts';
import type { Plan } from '../script/plan.ts';
import { seeded } from '../script/seeded.ts';
import { MURMUR, UTTERANCES, VOICES } from '../script/utterances.ts';
import { pass } from './filters.ts';
import { mixDown, type Placed } from './mix.ts';
import { speak } from './speak.ts';
import type { Sound } from './wave.ts';

export interface Spoken {
  readonly lines: ReadonlyMap<string, Sound>;
  readonly murmurs: readonly Sound[];
}

/** Every sentence of the script in its own voice, one at a time. @throws Error when a voice is missing. */
export async function speakAll(): Promise<Spoken> {
  const lines = new Map<string, Sound>();
  for (const line of UTTERANCES) {
    const voice = voiceOf(line.who);
    lines.set(
      line.id,
      await speak(line.spoken ?? line.text, voice, line.pace ?? voice.pace, line.gainDb ?? 0),
    );
  }
  const murmurs: Sound[] = [];
  for (const { who, text } of MURMUR) {
    const voice = voiceOf(who);
    murmurs.push(pass(await speak(text, voice, voice.pace, -8), 'low', 1500));
  }
  return { lines, murmurs };
}

/** The soundtrack of the plan: sentences, the murmur of the pairs, and the room. */
export function soundtrack(plan: Plan, spoken: Spoken): Sound {
  const placed: Placed[] = plan.lines.flatMap(({ id, who, start }) => {
    const sound = spoken.lines.get(id);
    return sound ? [{ sound, frame: start, room: voiceOf(who).room, gain: 1 }] : [];
  });
  return mixDown([...placed, ...murmur(plan, spoken.murmurs)], plan.frames);
}

/** Snatches that overlap at random within each murmuring span, faded out towards its end. */
function murmur(plan: Plan, snatches: readonly Sound[]): Placed[] {
  const random = seeded(19);
  return plan.murmurs.flatMap(({ start, end, loudness }) =>
    snatches.flatMap((sound) => {
      const length = Math.ceil((sound.samples.length / sound.rate) * FRAME_RATE);
      const placed: Placed[] = [];
      for (
        let frame = start + Math.floor(random() * 20);
        frame < end - 6;
        frame += length + Math.floor(10 + random() * 50)
      ) {
        const gain = loudness * (0.5 + random() * 0.4);
        placed.push({ sound: fadedOut(sound, end - frame), frame, room: 0.7, gain });
      }
      return placed;
    }),
  );
}

/** The first `frames` frames of a sound, fading over the last half second of them. */
function fadedOut(sound: Sound, frames: number): Sound {
  const length = Math.min(sound.samples.length, Math.round((frames * sound.rate) / FRAME_RATE));
  const fade = sound.rate / 2;
  const samples = sound.samples
    .slice(0, length)
    .map((sample, i) => sample * Math.min(1, (length - i) / fade));
  return { rate: sound.rate, samples };
}

function voiceOf(who: string): (typeof VOICES)[string] & object {
  const voice = VOICES[who];
  if (!voice) throw new Error(`no voice for '${who}'`);
  return voice;
}
