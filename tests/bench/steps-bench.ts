import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { chromiumDriver } from '../e2e/drivers/chromium-driver.ts';
import { makeOwnLibrary } from '../e2e/pages/own-library.ts';
import { serveFilms } from '../support/film-server.ts';
import { displayTick, LOOKING_MS, pressToFrame, seekBare, watchFilms } from '../support/step-speed.ts';
import type { BenchRow } from './bench-row.ts';

const SECONDS = 16;
const FRAME_S = 1 / 25;
/** Steps each way, and how many in a row before the other way. */
const STEPS = 100;
const IN_A_ROW = 10;
const SEEKS = 200;
const STANDING_MS = 700;
const MOST_TIMES = 1.2;
/** One tick of a usual screen. */
const TICK_MS = 16.7;
const MOST_COPY_MS = 34;
const MOST_ORIGINAL_MS = 60;
/** The timeline's lanes begin this far from its left, and its pictures lie this far from its top, in pixels. */
const LANES_PX = 132;
const PICTURES_PX = 70;

/**
 * Steps and seeks on the viewing screen of the built application in Chromium, over the loopback shell: from the key or the press to the
 * right frame on screen, on a camera's film as it is and on a review copy; and seeks against a bare element on the plain file, in turns.
 */
export async function runStepsBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-steps-bench-'));
  try {
    const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '8M', '-g', '25', '-c:a', 'aac'];
    const film = makeFilm(join(folder, 'film.mp4'), h264);
    const original = await onScreen(join(folder, 'original'), film, async (page) => {
      const steps = await stepBothWays(page);
      return [
        ...stepRows('an original', steps, MOST_ORIGINAL_MS, await displayTick(page)),
        await seekRow(page, film),
      ];
    });
    const camcorder = makeFilm(join(folder, 'film.mts'), [
      '-c:v',
      'mpeg2video',
      '-b:v',
      '12M',
      '-c:a',
      'ac3',
    ]);
    const copy = await onScreen(join(folder, 'copy'), camcorder, async (page) =>
      stepRows('a review copy', await stepBothWays(page), MOST_COPY_MS, await displayTick(page)),
    );
    return [...original, ...copy];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 1080 lines at 25 frames a second, with the noise of a camera: a picture without it is decoded in no time. */
function makeFilm(path: string, encoding: readonly string[]): string {
  const picture = `testsrc2=size=1920x1080:rate=25:duration=${SECONDS},noise=alls=10:allf=t`;
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', `sine=duration=${SECONDS}`],
    ...['-pix_fmt', 'yuv420p', '-ar', '48000', ...encoding, path],
  ]);
  return path;
}

/** The film read in and open on the viewing screen with its timeline; when it needs a copy, once that is whole. */
async function onScreen<Measured>(
  folder: string,
  film: string,
  measure: (page: Page) => Promise<Measured>,
): Promise<Measured> {
  const { page, chooseFilms, close } = await chromiumDriver.open(folder);
  try {
    await makeOwnLibrary(page);
    await watchFilms(page);
    await chooseFilms([film], () => page.getByRole('button', { name: /^Kies een/ }).click());
    const begin = page.getByRole('button', { name: 'Nu kijken' });
    await begin.click({ timeout: 300_000 });
    await page.locator('main[data-counted]').waitFor({ timeout: 300_000 });
    await allJobsDone(page);
    await page.keyboard.press('Control+k');
    await page.locator('[data-timeline]').waitFor();
    return await measure(page);
  } finally {
    await close();
  }
}

/** Nothing is counted, copied or drawn behind the film any more. A predicate that promises would be true at once to `waitForFunction`. */
async function allJobsDone(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const headers = { 'Content-Type': 'application/json' };
          const answer = await fetch('/call/job.list', { method: 'POST', headers, body: '{}' });
          const { value } = (await answer.json()) as { value: readonly { readonly state: string }[] };
          return value.filter(({ state }) => state === 'queued' || state === 'running').length;
        }),
      { timeout: 600_000, intervals: [1_000] },
    )
    .toBe(0);
}

type Steps = { readonly forward: number[]; readonly back: number[] };

/** Some forward, some back, and so on. @throws when another frame comes than the one beside */
async function stepBothWays(page: Page): Promise<Steps> {
  const took: Steps = { forward: [], back: [] };
  let { mediaTime: at } = await pressInPictures(page, 0.5);
  for (let n = 0; n < 2 * STEPS; n += 1) {
    const isForward = Math.floor(n / IN_A_ROW) % 2 === 0;
    const { mediaTime, ms } = await pressToFrame(page, () => page.keyboard.press(isForward ? '.' : ','));
    const expected = at + (isForward ? FRAME_S : -FRAME_S);
    if (Math.abs(mediaTime - expected) > FRAME_S / 10)
      throw new Error(`${mediaTime} s came in place of ${expected} s`);
    at = mediaTime;
    took[isForward ? 'forward' : 'back'].push(ms);
  }
  return took;
}

/** Presses in the pictures of the timeline. @param share of the film */
async function pressInPictures(page: Page, share: number): ReturnType<typeof pressToFrame> {
  const box = await page.locator('[data-timeline]').boundingBox();
  if (box === null) throw new Error('no timeline');
  const x = box.x + LANES_PX + share * (box.width - LANES_PX);
  return pressToFrame(page, () => page.mouse.click(x, box.y + PICTURES_PX));
}

function stepRows(of: string, { forward, back }: Steps, mostMs: number, tickMs: number): BenchRow[] {
  const how = `${STEPS} keys, one when a frame has been looked at for ${LOOKING_MS} ms; the other way after ${IN_A_ROW}; this screen's own tick: ${tickMs.toFixed(1)} ms`;
  return [
    { way: 'forward', times: forward },
    { way: 'back', times: back },
  ].flatMap(({ way, times }) => [
    limited(`a step ${way} on ${of}: median`, quantile(times, 0.5), TICK_MS, how),
    limited(`a step ${way} on ${of}: 95th percentile`, quantile(times, 0.95), mostMs, how),
  ]);
}

/** Each place by a press in the timeline, and then by a bare element in a window of its own. */
async function seekRow(page: Page, film: string): Promise<BenchRow> {
  const server = await serveFilms([film]);
  const bare = await page.context().browser()?.newPage();
  if (bare === undefined) throw new Error('no browser');
  try {
    await bare.goto(server.origin);
    await bare.locator('video').evaluate(
      (video: HTMLVideoElement) =>
        new Promise((resolve) => {
          video.addEventListener('canplaythrough', resolve, { once: true });
          video.src = '/film/0';
        }),
    );
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let n = 0; n < SEEKS; n += 1) {
      // far from the last, over the whole film
      const { mediaTime, ms } = await pressInPictures(page, 0.02 + ((n * 0.618) % 0.95));
      ours.push(ms);
      // until the frames beside it stand ready
      await page.waitForTimeout(STANDING_MS);
      theirs.push(await seekBare(bare, mediaTime + FRAME_S / 2, mediaTime));
    }
    const [value, baseline] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
    return {
      ...{ name: 'a random seek in an original', value, baseline, unit: 'ms' },
      ...{ ratio: value / baseline, limit: MOST_TIMES },
      note: `from a press in the timeline to its frame, against a bare element on the plain file; medians of ${SEEKS} pairs in turns`,
    };
  } finally {
    await bare.close();
    await server.close();
  }
}

function limited(name: string, value: number, mostMs: number, how: string): BenchRow {
  const note = `${how}; at most ${mostMs} ms`;
  return { name, value, baseline: null, ratio: value / mostMs, limit: 1, unit: 'ms', note };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
