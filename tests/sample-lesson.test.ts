import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Lesson, lessonSchema } from '../scripts/sample/lesson-schema.ts';
import { builtInGuides, findGuideItem } from '../src/main/services/viewing/guide-library.ts';

const folder = join(import.meta.dirname, '../resources/sample');
const film = join(folder, 'lesson.mp4');
const lesson: Lesson = lessonSchema.parse(JSON.parse(readFileSync(join(folder, 'lesson.json'), 'utf8')));
const spans = [...lesson.speech, ...lesson.events, ...lesson.movements];
const people = new Set([lesson.teacher.id, ...lesson.pupils.map(({ id }) => id)]);

const probed = z.object({
  streams: z.array(
    z.object({
      codec_name: z.string(),
      width: z.int().optional(),
      height: z.int().optional(),
      r_frame_rate: z.string(),
      pix_fmt: z.string().optional(),
      nb_read_frames: z.string(),
      tags: z.record(z.string(), z.string()),
    }),
  ),
});

test('the film is what its description says, and small enough to come along', () => {
  const options = '-v error -count_frames -show_streams -of json'.split(' ');
  const { streams } = probed.parse(
    JSON.parse(execFileSync('ffprobe', [...options, film], { encoding: 'utf8' })),
  );
  const [picture, sound] = streams;
  expect(streams).toHaveLength(2);
  expect(picture).toMatchObject({
    ...{ codec_name: 'h264', pix_fmt: 'yuv420p', r_frame_rate: '25/1' },
    ...{ width: lesson.width, height: lesson.height, nb_read_frames: String(lesson.frames) },
  });
  expect(sound?.codec_name).toBe('aac');
  expect(statSync(film).size).toBeLessThanOrEqual(5_000_000);
  expect({ atLeast90: lesson.durationUs >= 90e6, atMost120: lesson.durationUs <= 120e6 }).toEqual({
    atLeast90: true,
    atMost120: true,
  });
  expect(lesson.frames * lesson.frameUs).toBe(lesson.durationUs);
});

test('the film tells nothing of where or when it was made', () => {
  const bytes = readFileSync(film);
  const traces = ['x264 - core', 'Lavf', 'creation_time', '/home/', '/tmp/'];
  expect(traces.filter((trace) => bytes.includes(trace))).toEqual([]);
});

test('whatever happens lies inside the film, on edges of frames, and takes time', () => {
  const wrong = spans.filter(
    ({ startUs, endUs, startFrame, endFrame }) =>
      startUs !== startFrame * lesson.frameUs ||
      endUs !== endFrame * lesson.frameUs ||
      startFrame >= endFrame ||
      endFrame > lesson.frames,
  );
  expect(wrong).toEqual([]);
  for (const list of [lesson.speech, lesson.events, lesson.movements])
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});

test('there is something of every kind to look for: turns, initiatives, receptions, waits, voices', () => {
  const kinds = new Map<string, number>();
  for (const { kind } of lesson.events) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const few = ['turn', 'initiative', 'reception', 'wait', 'question'].filter(
    (kind) => (kinds.get(kind) ?? 0) < 2,
  );
  expect(few).toEqual([]);
  const initiatives = lesson.events.filter(({ kind }) => kind === 'initiative');
  expect(new Set(initiatives.map(({ answered }) => answered))).toEqual(new Set([true, false]));
  const speakers = new Set(lesson.speech.map(({ who }) => who));
  expect({ teacher: speakers.has(lesson.teacher.id), several: speakers.size >= 4 }).toEqual({
    teacher: true,
    several: true,
  });
});

test('who does something is in the class, and what it is stands in a kijkwijzer', () => {
  const strangers = spans.filter(({ who }) => !people.has(who) && who !== 'group');
  expect(strangers).toEqual([]);
  expect(lesson.events.filter(({ pupil }) => pupil !== null && !people.has(pupil))).toEqual([]);
  const guides = builtInGuides();
  const codes = [...lesson.events.flatMap(({ items }) => items), ...lesson.speech.map(({ item }) => item)];
  expect(codes.filter((code) => findGuideItem(guides, code) === null)).toEqual([]);
});

test('twelve pupils sit on twelve seats, and are in the picture at twelve places', () => {
  expect(new Set(lesson.pupils.map(({ seat }) => `${seat.row}.${seat.place}`)).size).toBe(12);
  expect(new Set(lesson.pupils.map(({ picture }) => `${picture.x} ${picture.y}`)).size).toBe(12);
});

test('where a hand goes up or the teacher walks, the picture changes; where nothing moves so much, less', () => {
  const hand = lesson.movements.find(({ kind }) => kind === 'hand');
  if (hand === undefined) throw new Error('a lesson has hands that go up');
  const { box } = hand;
  const crop = [box.width, box.height, box.x, box.y].map((share, at) =>
    Math.floor(share * (at % 2 === 0 ? lesson.width : lesson.height)),
  );
  const still = picture(Math.max(0, hand.startFrame - 2), crop);
  const before = picture(Math.max(0, hand.startFrame - 1), crop);
  const during = picture(Math.floor((hand.startFrame + hand.endFrame) / 2), crop);
  expect(difference(before, during)).toBeGreaterThan(4 * Math.max(1, difference(still, before)));
});

/** A grey picture of part of one frame. @param crop width, height, x, y in pixels */
function picture(frame: number, crop: readonly number[]): Buffer {
  const filter = `select=eq(n\\,${frame}),crop=${crop.join(':')},format=gray`;
  const options = ['-v', 'error', '-i', film, '-vf', filter, '-frames:v', '1', '-f', 'rawvideo', '-'];
  return execFileSync('ffmpeg', options, { maxBuffer: 10_000_000 });
}

/** Mean difference of two pictures, 0 to 255. */
function difference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}
