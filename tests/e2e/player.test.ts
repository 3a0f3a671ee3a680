import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PlainFileSink } from '../../src/main/files/plain-file-sink.ts';
import { demoFootage, makeDemoFootage } from '../../src/main/media/demo-footage.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { comparedPart, decoded, looksLike, others } from '../support/look-alike.ts';
import { makeNumberedFilm } from '../support/numbered-film.ts';
import { PlayerOverLibrary } from '../support/player-over-library.ts';
import { scaled } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../support/shared-media.ts';
import { hasChromium } from './chromium.ts';
import type { PlayerPage } from './player-page/page.ts';

/** The player on films of a real library, over the loopback shell, in the browser that teachers have. */
const scratch = scratchFolder('player');
const lesson = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'lesson.mp4');
const pyramid = hasSharedMedia('player: bframe_pyramid.mp4') ? sharedMedia('bframe_pyramid.mp4') : null;
/** 300 in a full run. */
const steps = Math.max(10, scaled(300));
const lessonSize = { width: 1280, height: 720 };

let player: PlayerOverLibrary;
let page: Page;

describe.skipIf(!hasChromium('player'))('the player', () => {
  beforeAll(async () => {
    player = await PlayerOverLibrary.open(scratch);
    page = player.page;
  });

  afterAll(() => player?.close());

  const open = (paths: readonly string[], fromFrame = 0) => player.openFiles(paths, fromFrame);
  const goAndRead = (step: number) => player.goAndRead({ step });

  /** Steps or seeks, and tells which moment the player says is on screen, and what is. */
  async function goAndLook(
    go: { step?: number; seekUs?: number },
    of: { readonly width: number; readonly height: number } = lessonSize,
  ): Promise<{ positionUs: number; picture: number[] }> {
    const { positionUs, picture } = await page.evaluate(
      async ([to, rectangle]) => {
        const { playerPage } = globalThis as unknown as { playerPage: PlayerPage };
        if (to.step !== undefined) playerPage.player?.step(to.step);
        if (to.seekUs !== undefined) playerPage.player?.seek(to.seekUs);
        await playerPage.player?.settled();
        const now = playerPage.player?.state.getState().positionUs ?? -1;
        return { positionUs: now, picture: playerPage.picture(rectangle) };
      },
      [go, { ...comparedPart, of }] as const,
    );
    return { positionUs, picture: [...Buffer.from(picture, 'latin1')] };
  }

  // the lesson from where its camera moves, so that frames look different
  const films = [
    { name: 'the sample lesson', path: lesson, from: 930, size: lessonSize },
    ...(pyramid === null
      ? []
      : [{ name: 'bframe_pyramid.mp4', path: pyramid, from: 0, size: { width: 800, height: 640 } }]),
  ];

  test.each(films)(
    `$name: each of ${steps} steps forward and back shows its own frame`,
    async ({ path, from, size }) => {
      const { timesUs } = await open([path], from);
      const many = Math.min(steps, timesUs.length - 1 - from);
      const frames = decoded(path, from, many + 4);
      const wrong: (readonly [at: number, what: string])[] = [];
      const order = [
        ...Array.from({ length: many }, (_, n) => [1, n + 1] as const),
        ...Array.from({ length: many }, (_, n) => [-1, many - 1 - n] as const),
      ];
      for (const [step, expected] of order) {
        const { positionUs, picture } = await goAndLook({ step }, size);
        const said = timesUs.indexOf(positionUs) - from;
        if (said !== expected) wrong.push([expected, `says ${said}`]);
        const seen = looksLike(picture, frames, expected);
        if (seen !== expected) wrong.push([expected, `looks like ${seen}`]);
      }
      expect(wrong).toEqual([]);
      // and the look can tell frames apart: in some of them the film moves
      const told = order.filter(([, expected]) => others(frames, expected).length > 0);
      expect(told.length).toBeGreaterThan(order.length / 12);
    },
  );

  test(`by the number that stands in each frame: ${steps} steps forward and back`, async () => {
    const path = join(scratch, 'numbered.mp4');
    const footage = { ...demoFootage, seconds: Math.ceil((400 + steps) / demoFootage.rate) + 1 };
    await makeDemoFootage(await PlainFileSink.create(path), footage, new AbortController().signal);
    const { timesUs } = await open([path], 400);
    const wrong: number[][] = [];
    for (let n = 1; n <= 2 * steps; n += 1) {
      const expected = n <= steps ? 400 + n : 400 + 2 * steps - n;
      const { positionUs, number } = await goAndRead(n <= steps ? 1 : -1);
      if (number !== expected || positionUs !== timesUs[expected]) wrong.push([expected, number]);
    }
    expect(wrong).toEqual([]);
  });

  test('what Chromium can’t play is watched from its review copy, frame by frame', async () => {
    const film = join(scratch, 'camcorder.avi');
    makeNumberedFilm(film, { size: '640x360', encoding: ['-c:v', 'mpeg4', '-bf', '2', '-c:a', 'mp3'] });
    const { timesUs, copy, ofCopy } = await player.openCopy(film);
    expect(copy).toMatchObject({ state: 'ready', verified: true });
    expect(ofCopy).toEqual(timesUs);
    const seen: unknown[] = [];
    const order = [...Array<number>(14).fill(1), ...Array<number>(14).fill(-1)];
    for (const step of order) seen.push(await goAndRead(step));
    let at = 0;
    const expected = order.map((step) => {
      at += step;
      return { positionUs: timesUs[at], number: at };
    });
    expect(seen).toEqual(expected);
  });

  test('a recording of two files steps over the border both ways, and the first and last frame hold', async () => {
    const film = makeCameraFile(join(scratch, 'part.mp4'), { seconds: 2 });
    const { timesUs } = await open([film, film], 48);
    const said: number[] = [];
    for (const step of [1, 1, 1, -1, -1, -1])
      said.push(timesUs.indexOf((await goAndLook({ step })).positionUs));
    expect(said).toEqual([49, 50, 51, 50, 49, 48]);
    expect((await goAndLook({ seekUs: 0 })).positionUs).toBe(0);
    expect((await goAndLook({ step: -1 })).positionUs).toBe(0);
    expect((await goAndLook({ seekUs: 99e6 })).positionUs).toBe(timesUs[99]);
    expect((await goAndLook({ step: 1 })).positionUs).toBe(timesUs[99]);
  });

  test('of many seeks in a row the newest is the one that is shown', async () => {
    const { timesUs } = await open([makeCameraFile(join(scratch, 'seeks.mp4'), { seconds: 4 })]);
    const positionUs = await page.evaluate(async (times) => {
      const { player } = (globalThis as unknown as { playerPage: PlayerPage }).playerPage;
      for (const us of times) player?.seek(us);
      await player?.settled();
      return player?.state.getState().positionUs;
    }, timesUs);
    expect(positionUs).toBe(timesUs.at(-1));
  });

  test('it plays on over the border of two files, at another speed, and stops at the end', async () => {
    const film = makeCameraFile(join(scratch, 'part.mp4'), { seconds: 2 });
    const { timesUs } = await open([film, film], 40);
    const seen = await page.evaluate(async () => {
      const { player } = (globalThis as unknown as { playerPage: PlayerPage }).playerPage;
      const positions: number[] = [];
      player?.state.subscribe(({ positionUs }) => positions.push(positionUs));
      player?.setRate(2);
      await player?.play();
      while (player?.state.getState().playing) await new Promise((resolve) => setTimeout(resolve, 50));
      return positions;
    });
    const backwards = seen.filter((us, at) => at > 0 && us < (seen[at - 1] ?? 0));
    expect(backwards).toEqual([]);
    expect(seen.at(-1)).toBe(timesUs.at(-1));
    expect(new Set(seen).size).toBeGreaterThan(20);
  });

  test('a loop shows no frame outside itself', async () => {
    const { timesUs } = await open([makeCameraFile(join(scratch, 'loop.mp4'), { seconds: 6, rate: 10 })]);
    const loop = { inUs: timesUs[20] ?? 0, outUs: timesUs[30] ?? 0 };
    const seen = await page.evaluate(async (stretch) => {
      const { player } = (globalThis as unknown as { playerPage: PlayerPage }).playerPage;
      player?.setLoop(stretch);
      await player?.settled();
      const positions: number[] = [];
      player?.state.subscribe(({ positionUs }) => positions.push(positionUs));
      await player?.play();
      let turns = 0;
      let before = 0;
      for (let waited = 0; waited < 200 && turns < 3; waited += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        turns = positions.filter((us, at) => at > 0 && us < (positions[at - 1] ?? 0)).length;
        before = turns;
      }
      player?.pause();
      return { positions, turns: before };
    }, loop);
    expect(seen.turns).toBeGreaterThanOrEqual(3);
    expect(seen.positions.filter((us) => us < loop.inUs || us >= loop.outUs)).toEqual([]);
  });

  test('louder than recorded goes through a limiter, +12 dB is the most; soft voices come near loud ones', async () => {
    await open([join(scratch, 'seeks.mp4')]);
    const heard = await page.evaluate(async () => {
      const { player, videos } = (globalThis as unknown as { playerPage: PlayerPage }).playerPage;
      const gains: number[] = [];
      const before = AudioContext.prototype.createGain;
      AudioContext.prototype.createGain = function make(this: AudioContext) {
        const node = before.call(this);
        Object.defineProperty(globalThis, 'lastGain', { value: node, configurable: true });
        return node;
      };
      player?.setVolume(0.5);
      gains.push(videos[0]?.volume ?? -1);
      player?.setVolume(100);
      const gain = (globalThis as unknown as { lastGain?: GainNode }).lastGain;
      AudioContext.prototype.createGain = before;
      return [...gains, gain?.gain.value ?? -1];
    });
    expect(heard[0]).toBe(0.5);
    expect(heard[1]).toBeCloseTo(10 ** (12 / 20), 4);
    const [loud = 0, soft = 0] = await page.evaluate(() =>
      (globalThis as unknown as { playerPage: PlayerPage }).playerPage.levelled([-12, -36]),
    );
    expect([loud - soft < 12, soft > -30, loud < -6]).toEqual([true, true, true]);
    const [quiet = 0, tooLoud = 0] = await page.evaluate(() =>
      (globalThis as unknown as { playerPage: PlayerPage }).playerPage.limited([-20, 6]),
    );
    expect(quiet).toBeCloseTo(-20, 1);
    // the square of a sine averages 3 dB below its peak
    expect(tooLoud).toBeLessThan(-3);
  });

  test('taken away, it leaves no picture, no sound and no address', async () => {
    await open([join(scratch, 'seeks.mp4')]);
    const left = await page.evaluate(async () => {
      const { player, videos } = (globalThis as unknown as { playerPage: PlayerPage }).playerPage;
      const held = videos.filter(({ currentSrc }) => currentSrc !== '').length;
      await player?.play();
      player?.dispose();
      return { held, now: videos.map(({ readyState, src, paused }) => [readyState, src, paused]) };
    });
    expect(left.held).toBeGreaterThan(0);
    expect(left.now).toEqual([0, 1, 2].map(() => [0, '', true]));
  });
});
