import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Voice } from '../script/utterances.ts';
import { pass, resample, trim } from './filters.ts';
import { factor, readWave, rootMeanSquare, type Sound } from './wave.ts';

const run = promisify(execFile);

/** Rate of all sound in the film, hertz. */
export const SOUND_RATE = 48_000;

/** A sentence in a voice: dry, trimmed, at its own loudness. `spoken` may hold espeak-ng phonemes in [[ ]]. */
export async function speak(spoken: string, voice: Voice, pace: number, gainDb: number): Promise<Sound> {
  const slower = Math.round(pace / voice.tract);
  const options = [
    '-v',
    `nl+${voice.variant}`,
    '-p',
    `${voice.pitch}`,
    '-s',
    `${slower}`,
    '-z',
    '--stdout',
    spoken,
  ];
  const { stdout } = await run('espeak-ng', options, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
  const dry = trim(resample(readWave(stdout), SOUND_RATE, voice.tract));
  pass(pass(dry, 'high', 140), 'low', voice.darkness);
  const gain = factor(voice.levelDb + gainDb) / loudness(dry);
  for (let i = 0; i < dry.samples.length; i += 1) dry.samples[i] = softened((dry.samples[i] ?? 0) * gain);
  return dry;
}

/** Loudness of what is really voiced: the root mean square of the 20 ms pieces above a tenth of the loudest piece. */
function loudness(sound: Sound): number {
  const size = Math.round(sound.rate / 50);
  const pieces = Array.from({ length: Math.ceil(sound.samples.length / size) }, (_, k) =>
    rootMeanSquare(sound.samples, k * size, Math.min(sound.samples.length, (k + 1) * size)),
  );
  const most = Math.max(...pieces);
  const voiced = pieces.filter((piece) => piece > most / 10);
  return Math.sqrt(voiced.reduce((sum, piece) => sum + piece ** 2, 0) / voiced.length);
}

/** Rounds off peaks above a half, as a camera's own level control would. */
function softened(sample: number): number {
  return Math.abs(sample) < 0.5
    ? sample
    : Math.sign(sample) * (0.5 + 0.5 * Math.tanh((Math.abs(sample) - 0.5) * 2));
}
