import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BURNT_SQUARE, readBurntNumber } from '../../src/main/media/demo-footage.ts';
import type { FilmPart } from '../../src/renderer/player/film-map.ts';
import type { ReviewCopy } from '../../src/renderer/player/review-copy.ts';
import {
  filmSize,
  makePlainFilm,
  makeUnevenFilm,
  makeWebFilm,
  type PlayerFilm,
} from '../support/player-films.ts';
import { PlayerBrowser } from '../support/player-page.ts';
import { makeCopyFile } from '../support/review-copy-file.ts';
import { scaled, seededRandom } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';
import { playUntil } from './play-until.ts';
import type { PlayerPage } from './player-page/page.ts';

/** The player on films that hold their own frame numbers: what is on screen is read back from the picture. */
const scratch = scratchFolder('player-frames');
const strip = { x: 0, y: 0, width: filmSize.width, height: BURNT_SQUARE, of: filmSize };
/** 500 in a full run, on each kind of film; and how long a machine that is busy may take for them, in milliseconds. */
const steps = scaled(500);
const walkMs = 120_000 + steps * 1_000;
/** Where the first run of the review copy was broken off; a whole number of its groups. */
const FIRST_RUN = 96;

let web: PlayerBrowser;
let plain: PlayerFilm;
let uneven: PlayerFilm;

/** Of the page, in the page. */
type Global = { readonly playerPage: PlayerPage };

describe.skipIf(!hasChromium('player-frames'))('the player, by the number in each picture', () => {
  beforeAll(async () => {
    web = await PlayerBrowser.open(join(scratch, 'page'));
    plain = makePlainFilm(join(scratch, 'plain.mp4'));
    uneven = makeUnevenFilm(plain, join(scratch, 'uneven.mp4'));
  });

  afterAll(() => web?.close());

  function fileOf(film: PlayerFilm, name: string, type?: string): FilmPart {
    return {
      source: { kind: 'file', url: web.serve(name, film.bytes, type) },
      ...{ startUs: 0, endUs: film.endUs, originUs: 0 },
    };
  }

  /** A review copy in two runs, of which the second may still be to come. */
  function copyOf(film: PlayerFilm): { readonly upTo: (runs: number) => FilmPart } {
    const times = [...film.timesUs, film.endUs];
    const spans = [
      { from: 0, frames: FIRST_RUN },
      { from: FIRST_RUN, frames: film.timesUs.length - FIRST_RUN },
    ];
    const runs = spans.map((span, n) => makeCopyFile(film.path, `/film/copy-${n}`, times, span));
    for (const [n, { bytes }] of runs.entries()) web.serve(`copy-${n}`, bytes);
    const upTo = (count: number): FilmPart => {
      const made = runs.slice(0, count).map(({ run }) => run);
      const readyUs = made.at(-1)?.endUs ?? 0;
      const copy: ReviewCopy = { runs: made, readyUs, finished: count === runs.length };
      return { source: { kind: 'copy', copy }, startUs: 0, endUs: readyUs, originUs: 0 };
    };
    return { upTo };
  }

  async function open(film: PlayerFilm, parts: readonly FilmPart[]): Promise<void> {
    const { timesUs, endUs } = film;
    await web.page.evaluate(
      (given) => (globalThis as unknown as Global).playerPage.open({ ...given, fromUs: 0 }),
      { parts, timesUs, endUs },
    );
  }

  type Going = { readonly step?: number; readonly seekUs?: number; readonly restMs?: number };
  type Gone = { readonly us: number; readonly number: number; readonly seeks: number };

  /**
   * Goes, and reads which frame the player says is there and which number is on screen.
   * @returns `seeks`: how often a film was sought for it
   */
  async function go({ restMs = 0, ...how }: Going): Promise<Gone> {
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    const { us, seeks, picture } = await web.page.evaluate(
      async ([to, rectangle]) => {
        const { playerPage } = globalThis as unknown as Global;
        let sought = 0;
        const over = new AbortController();
        for (const video of playerPage.videos)
          video.addEventListener('seeking', () => (sought += 1), { signal: over.signal });
        if (to.step !== undefined) playerPage.player?.step(to.step);
        if (to.seekUs !== undefined) playerPage.player?.seek(to.seekUs);
        await playerPage.player?.settled();
        over.abort();
        const at = playerPage.player?.state.getState().positionUs ?? -1;
        return { us: at, seeks: sought, picture: playerPage.picture(rectangle) };
      },
      [how, strip] as const,
    );
    return { us, seeks, number: readBurntNumber(Buffer.from(picture, 'latin1'), strip.width) };
  }

  /**
   * Steps forward and back, at once or after a look at the frame, with a jump now and then; each frame that is not the one it should be.
   */
  async function walk(film: PlayerFilm, random: () => number): Promise<unknown[]> {
    const wrong: unknown[] = [];
    let at = 0;
    for (let n = 0; n < steps; n += 1) {
      const before = at;
      const jumps = random() < 0.1;
      const by = random() < 0.5 ? -1 : 1;
      const last = film.timesUs.length - 1;
      at = Math.max(0, Math.min(last, jumps ? Math.floor(random() * (last + 1)) : at + by));
      const restMs = random() < 0.3 ? 150 : 0;
      const seen = await go(jumps ? { seekUs: film.timesUs[at] ?? 0 } : { step: by, restMs });
      if (seen.us !== film.timesUs[at] || seen.number !== film.numbers[at])
        wrong.push({ n, before, at, expected: film.numbers[at], ...seen });
    }
    return wrong;
  }

  test(
    `H.264 with B-frames and 250 frames from one key frame to the next: ${steps} steps`,
    async () => {
      await open(plain, [fileOf(plain, 'plain')]);
      expect(await walk(plain, seededRandom('steps, plain'))).toEqual([]);
    },
    walkMs,
  );

  test(
    `a film with uneven frames and a still of two seconds: ${steps} steps`,
    async () => {
      await open(uneven, [fileOf(uneven, 'uneven')]);
      expect(await walk(uneven, seededRandom('steps, uneven'))).toEqual([]);
    },
    walkMs,
  );

  test(
    `VP9: ${steps} steps`,
    async () => {
      const film = makeWebFilm(plain, join(scratch, 'web.webm'));
      await open(film, [fileOf(film, 'web', 'video/webm')]);
      expect(await walk(film, seededRandom('steps, VP9'))).toEqual([]);
    },
    walkMs,
  );

  test(
    `a review copy of two runs, of the uneven film: ${steps} steps`,
    async () => {
      await open(uneven, [copyOf(uneven).upTo(2)]);
      expect(await walk(uneven, seededRandom('steps, copy'))).toEqual([]);
      // from the one run into the other
      await go({ seekUs: uneven.timesUs[FIRST_RUN - 2] ?? 0 });
      const border: number[] = [];
      for (const step of [1, 1, 1, -1, -1, -1]) border.push((await go({ step })).number);
      expect(border).toEqual([-1, 0, 1, 0, -1, -2].map((n) => uneven.numbers[FIRST_RUN + n]));
      expect((await go({ seekUs: uneven.endUs })).number).toBe(uneven.numbers.at(-1));
    },
    walkMs,
  );

  test('a review copy of which the pieces came from several sides shows no other frame than was asked for', async () => {
    await open(uneven, [copyOf(uneven).upTo(2)]);
    const toFrame = (at: number) => go({ seekUs: uneven.timesUs[at] ?? 0 });
    for (const at of [163, 26]) await toFrame(at);
    await go({ step: -1, restMs: 150 });
    await toFrame(60);
    await go({ step: -1 });
    for (const at of [36, 85]) await toFrame(at);
    for (const step of [-1, 1]) await go({ step, restMs: 150 });
    const seen: number[] = [];
    for (const step of [1, -1, 1, -1, -1]) seen.push((await go({ step })).number);
    expect(seen).toEqual([86, 85, 86, 85, 84].map((at) => uneven.numbers[at]));
  });

  const kinds = [
    { kind: 'a file', parts: () => [fileOf(plain, 'plain')] },
    { kind: 'a review copy', parts: () => [copyOf(plain).upTo(2)] },
  ];
  test.each(kinds)(
    '$kind that stands still has the frames beside it ready: a step seeks nothing',
    async ({ parts }) => {
      await open(plain, parts());
      await go({ seekUs: plain.timesUs[200] ?? 0 });
      const seen: Gone[] = [];
      for (const step of [-1, 1, 1, -1]) seen.push(await go({ step, restMs: 3_000 }));
      expect(seen).toEqual([199, 200, 201, 200].map((n) => ({ us: plain.timesUs[n], number: n, seeks: 0 })));
    },
  );

  test('a film through which this machine steps too slowly is told from others, however small its picture', async () => {
    const url = web.serve('tried', plain.bytes);
    const tried = (): Promise<string> =>
      web.page.evaluate((at) => (globalThis as unknown as Global).playerPage.tryFilm(at), url);
    expect(await tried()).toBe('fine');
    await web.page.evaluate(() => {
      const { prototype } = HTMLMediaElement;
      const own = Object.getOwnPropertyDescriptor(prototype, 'currentTime');
      const slowly = {
        ...own,
        set(this: HTMLMediaElement, seconds: number): void {
          setTimeout(() => own?.set?.call(this, seconds), 400);
        },
      };
      Object.defineProperty(prototype, 'currentTime', slowly);
      Object.assign(globalThis, {
        usually: () => Object.defineProperty(prototype, 'currentTime', own ?? {}),
      });
    });
    expect(await tried()).toBe('slow');
    await web.page.evaluate(() => (globalThis as unknown as { usually: () => void }).usually());
  });

  test('a copy that grows is watched as far as it is, and on from there when more of it is made', async () => {
    const { upTo } = copyOf(plain);
    const lost: FilmPart = { ...fileOf(plain, 'lost'), unusable: true };
    await open(plain, [lost, upTo(1)]);
    expect(await go({ seekUs: plain.endUs })).toMatchObject({
      us: plain.timesUs[FIRST_RUN - 1],
      number: FIRST_RUN - 1,
    });
    const seen = await web.page.evaluate(
      async ([parts, times, endUs, borderUs]) => {
        const { playerPage } = globalThis as unknown as Global;
        const { player } = playerPage;
        const reached = async (us: number): Promise<void> => {
          while ((player?.state.getState().positionUs ?? 0) < us)
            await new Promise((resolve) => setTimeout(resolve, 20));
        };
        player?.seek(borderUs - 400_000);
        await player?.settled();
        await player?.play();
        await reached(borderUs - 40_000);
        await new Promise((resolve) => setTimeout(resolve, 500));
        const waits = player?.state.getState();
        playerPage.grow(parts, times, endUs);
        await reached(borderUs + 400_000);
        player?.pause();
        return { us: waits?.positionUs, playing: waits?.playing };
      },
      [[lost, upTo(2)], plain.timesUs, plain.endUs, plain.timesUs[FIRST_RUN] ?? 0] as const,
    );
    expect(seen).toEqual({ us: plain.timesUs[FIRST_RUN - 1], playing: true });
  });

  test('while somebody scrubs, frames follow, and the last is where it ends', async () => {
    await open(plain, [fileOf(plain, 'plain')]);
    const seen = await web.page.evaluate(
      async ([times, rectangle]) => {
        const { playerPage } = globalThis as unknown as Global;
        const { player } = playerPage;
        const came = new Map<number, string>();
        // the pointer moves on with every picture of the screen, there and back, until some frames have come
        for (let at = 0; came.size < 6; at = (at + 3) % 400) {
          player?.seek(times[50 + (at < 200 ? at : 400 - at)] ?? 0);
          await new Promise((resolve) => requestAnimationFrame(resolve));
          const us = player?.state.getState().positionUs ?? -1;
          if (!came.has(us)) came.set(us, playerPage.picture(rectangle));
        }
        player?.seek(times[120] ?? 0);
        await player?.settled();
        came.set(player?.state.getState().positionUs ?? -1, playerPage.picture(rectangle));
        return [...came];
      },
      [plain.timesUs, strip] as const,
    );
    const numbers = seen.map(([, picture]) => readBurntNumber(Buffer.from(picture, 'latin1'), strip.width));
    expect(seen.at(-1)?.[0]).toBe(plain.timesUs[120]);
    expect(numbers.at(-1)).toBe(120);
    expect(numbers.slice(1).filter((number) => number < 50 || number > 250)).toEqual([]);
    expect(new Set(numbers).size).toBeGreaterThan(5);
  });

  test.each(kinds)(
    'a loop of $kind turns without a gap: no frame outside, none missing at the joint',
    async ({ parts }) => {
      await open(plain, parts());
      const [inFrame, outFrame] = [90, 105];
      const turns = scaled(20);
      const numbers = await web.page.evaluate(
        async ([loop, wanted, rectangle]) => {
          const { playerPage } = globalThis as unknown as Global;
          const { player } = playerPage;
          const pictures: string[] = [];
          player?.setLoop(loop);
          await player?.settled();
          player?.setRate(0.5);
          await player?.play();
          let before = -1;
          let turned = 0;
          while (turned < wanted) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            const now = player?.state.getState().positionUs ?? 0;
            if (now < before) turned += 1;
            before = now;
            pictures.push(playerPage.picture(rectangle));
          }
          player?.pause();
          player?.setLoop(null);
          player?.setRate(1);
          return pictures;
        },
        [{ inUs: plain.timesUs[inFrame] ?? 0, outUs: plain.timesUs[outFrame] ?? 0 }, turns, strip] as const,
      );
      const shown = numbers.map((picture) => readBurntNumber(Buffer.from(picture, 'latin1'), strip.width));
      expect(shown.filter((number) => number < inFrame || number >= outFrame)).toEqual([]);
      const joints = shown.flatMap((number, at) =>
        number < (shown[at - 1] ?? 0) ? [[shown[at - 1], number]] : [],
      );
      expect(joints).toEqual(Array.from({ length: turns }, () => [outFrame - 1, inFrame]));
    },
  );

  test('a film whose bytes stop coming is opened anew, and goes on with the same frame', async () => {
    const part = fileOf(plain, 'stops');
    web.stops.set('/film/stops', Math.floor(plain.bytes.length / 2));
    await open(plain, [part]);
    const watched = playUntil(web.page, 'ended');
    while (web.unanswered === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    // long after it has played what it has
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    web.stops.clear();
    const { positions, opened } = await watched;
    expect(opened).toBeGreaterThan(0);
    const leaps = positions.filter((us, at) => at > 0 && Math.abs(us - (positions[at - 1] ?? 0)) > 1_000_000);
    expect(leaps).toEqual([]);
    expect(positions.at(-1)).toBe(plain.timesUs.at(-1));
  });

  test('a film that can’t be decoded on is opened three times more, and then said to be broken', async () => {
    const spoilt = Buffer.from(plain.bytes);
    spoilt.fill(0xff, Math.floor(spoilt.length * 0.6), Math.floor(spoilt.length * 0.62));
    await open(plain, [fileOf({ ...plain, bytes: spoilt }, 'spoilt')]);
    const { positions, opened } = await playUntil(web.page, 'broken');
    expect(opened).toBe(3);
    expect(positions.at(-1)).toBeGreaterThan(1_000_000);
  });
});
