import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import { otherMoment } from '../../src/shared/kernels/angle-time.ts';
import type { AnglePair } from '../../src/shared/model/angle.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../support/shared-media.ts';
import { makeAngle, makeLessonSound } from '../support/two-cameras.ts';

/** Cameras in one room, made with ffmpeg: a voice that comes and goes in words of noise, and claps. */
const scratch = scratchFolder('angle');
const film = (name: string) => join(scratch, `${name}.mp4`);
const FRAME_US = 40_000;
let core: Core;
const recordings: Record<string, Recording> = {};

const make = (name: string, sound: readonly string[], seconds: number) =>
  makeAngle(film(name), { sound, seconds });

async function readIn(name: string): Promise<void> {
  recordings[name] = (await runJob(core, 'recording.import', {
    paths: [film(name)],
    title: name,
  })) as Recording;
}

const idOf = (name: string) => recordings[name]?.id ?? '';
const find = (one: string, other: string) =>
  runJob(core, 'angle.find', { recordingId: idOf(one), otherId: idOf(other) }) as Promise<AnglePair>;

beforeAll(async () => {
  const lesson = join(scratch, 'lesson.wav');
  makeLessonSound(lesson, 90);
  make('teacher', ['-ss', '3.217', '-i', lesson], 80);
  // softer, in a noise of its own, with a wall behind it, and by a clock that is 42 parts in a million slow to run out
  const far = 'asetrate=15999,aresample=16000,volume=0.08,aecho=1:0.9:31|57:0.5|0.3';
  const noisy = `[1:a]${far}[a];anoisesrc=a=0.006:d=88:seed=3[n];[a][n]amix=inputs=2:normalize=0`;
  make('pupils', ['-i', lesson, '-filter_complex', noisy], 88);
  make('elsewhere', ['-f', 'lavfi', '-i', 'anoisesrc=d=20:seed=9,tremolo=f=3'], 20);
  make('mute', ['-an'], 4);
  core = await coreWithLibrary(join(scratch, 'library'));
  for (const name of ['teacher', 'pupils', 'elsewhere', 'mute']) await readIn(name);
}, 120_000);

afterAll(() => core?.close());

test('two cameras are laid together by their sound, to half a frame at both ends, and moved by frames', async () => {
  const pair = await find('teacher', 'pupils');
  const drift = 16_000 / 15_999 - 1;
  const wrong = [0, 79_000_000].map((us) => otherMoment(pair, us) - (us + 3_217_000) * (1 + drift));
  expect(wrong.map((us) => Math.abs(us) < FRAME_US / 2)).toEqual([true, true]);
  expect(Math.abs((pair.driftPpb ?? 0) - drift * 1e9)).toBeLessThan(10_000);
  expect(pair).toMatchObject({ foundBy: 'sound', recordingId: idOf('teacher'), otherId: idOf('pupils') });
  expect(pair.agreed / pair.places).toBeGreaterThan(0.6);

  const at = { recordingId: idOf('teacher'), atUs: 10_000_000 };
  const moved = await core.ask('owner', 'angle.move', { ...at, by: 'frame', steps: 2 });
  expect(moved.offsetUs - pair.offsetUs).toBe(2 * FRAME_US);
  // seen from the pupils' camera it is the teacher's that moves
  await core.ask('owner', 'angle.move', {
    recordingId: idOf('pupils'),
    atUs: 10_000_000,
    by: 'second',
    steps: 1,
  });
  expect((await core.ask('owner', 'angle.of', at)).pair?.offsetUs).toBe(moved.offsetUs - 1_000_000);
  await core.ask('owner', 'history.undo', { recordingId: idOf('teacher') });
  await core.ask('owner', 'history.undo', { recordingId: idOf('teacher') });
  const seen = await core.ask('owner', 'angle.of', { recordingId: idOf('pupils') });
  expect(seen.pair).toEqual(pair);
  expect(seen.partner?.title).toBe('teacher');
  expect(seen.driftAtEndUs).toBe(Math.round((pair.driftPpb ?? 0) * 0.08));

  await core.ask('owner', 'angle.unpair', { recordingId: idOf('pupils') });
  const free = await core.ask('owner', 'angle.of', { recordingId: idOf('pupils') });
  expect(free.candidates.map(({ title }) => title).sort()).toEqual(['elsewhere', 'mute', 'teacher']);
  await core.ask('owner', 'history.undo', { recordingId: idOf('teacher') });
  expect((await core.ask('owner', 'angle.of', { recordingId: idOf('pupils') })).pair).toEqual(pair);
});

test('another lesson, no sound, the same film and a third camera are refused; by hand it can be done', async () => {
  await expect(find('elsewhere', 'mute')).rejects.toMatchObject({ code: 'angleNoSound' });
  await expect(find('teacher', 'elsewhere')).rejects.toThrow('anglePaired');
  await expect(find('mute', 'mute')).rejects.toThrow('angleSame');
  await core.ask('owner', 'angle.unpair', { recordingId: idOf('teacher') });
  await expect(find('teacher', 'elsewhere')).rejects.toMatchObject({ code: 'angleNotHeard' });
  const two = { recordingId: idOf('teacher'), otherId: idOf('mute') };
  expect(await core.ask('owner', 'angle.pair', two)).toMatchObject({ offsetUs: 0, foundBy: 'hand' });
});

test('a film that is destroyed leaves its pair, and undo does not bring it back', async () => {
  await core.ask('owner', 'recording.destroy', { recordingId: idOf('mute') });
  const { pair, candidates } = await core.ask('owner', 'angle.of', { recordingId: idOf('teacher') });
  expect([pair, candidates.map(({ title }) => title).sort()]).toEqual([null, ['elsewhere', 'pupils']]);
  const { undo } = await core.ask('owner', 'history.state', { recordingId: idOf('teacher') });
  expect(undo).not.toBe('angle.pair');
  expect(existsSync(join(scratch, 'library', 'footage', idOf('mute')))).toBe(false);
});

describe.skipIf(!hasSharedMedia('angle: count_english_speech.mp4'))('a voice that counts', () => {
  test('is found again in a recording that began later', async () => {
    const speech = sharedMedia('count_english_speech.mp4');
    make('voice', ['-i', speech, '-map', '0:v', '-map', '1:a'], 22);
    make('later', ['-ss', '4.3', '-i', speech, '-map', '0:v', '-map', '1:a', '-af', 'volume=0.2'], 17);
    for (const name of ['voice', 'later']) await readIn(name);
    const { offsetUs, driftPpb } = await find('voice', 'later');
    expect([Math.abs(offsetUs + 4_300_000) < FRAME_US / 2, driftPpb]).toEqual([true, null]);
  });
});
