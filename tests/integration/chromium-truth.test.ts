import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { findFrames } from '../../src/main/media/find-frames.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import type { MediaProbe } from '../../src/main/media/media-probe.ts';
import { judgePlayable } from '../../src/main/media/playable.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import { type FrameIndex, frameAt, frameInterval } from '../../src/shared/kernels/frame-times.ts';
import { durationOf, frameShownAt, openFilm } from '../support/film-page.ts';
import { type FilmServer, serveFilms } from '../support/film-server.ts';
import { scale } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../support/shared-media.ts';

/**
 * The real check of `judgePlayable`: a Chromium opens each film, plays a moment, and seeks to the first, the middle and
 * the last frame of our index. "Plays" means that those three frames come on screen at our times, in our size, and
 * that there is sound where we say there is.
 */
const executablePath = '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);
if (!hasChromium) process.stdout.write(`chromium truth: skipped, there is no ${executablePath}\n`);

let browser: Browser | undefined;
let server: FilmServer | undefined;

/** Films of our own making for what the collection lacks; FFmpeg's options for picture and sound. */
const recipes: Readonly<Record<string, string>> = {
  'h264-10bit.mp4': '-c:v libx264 -pix_fmt yuv420p10le -c:a aac',
  'h264-422.mp4': '-c:v libx264 -pix_fmt yuv422p -c:a libmp3lame',
  'h264-422-10bit.mov': '-c:v libx264 -pix_fmt yuv422p10le -c:a pcm_s16be',
  'h264-444.mkv': '-c:v libx264 -pix_fmt yuv444p -c:a flac',
  'h264-grey.mp4': '-c:v libx264 -pix_fmt gray -c:a libopus',
  'h264-interlaced.mp4': '-c:v libx264 -pix_fmt yuv420p -flags +ilme+ildct -c:a aac',
  'h264-pcm24.mov': '-c:v libx264 -pix_fmt yuv420p -c:a pcm_s24le',
  'h264-ac3.mp4': '-c:v libx264 -pix_fmt yuv420p -c:a ac3',
  'h264-alac.mov': '-c:v libx264 -pix_fmt yuv420p -c:a alac',
  'h264-mp2.mkv': '-c:v libx264 -pix_fmt yuv420p -c:a mp2',
  'h264.flv': '-c:v libx264 -pix_fmt yuv420p -c:a aac',
  'mpeg4.mp4': '-c:v mpeg4 -c:a aac',
  'mjpeg.mov': '-c:v mjpeg -c:a pcm_s16le',
  'prores.mov': '-c:v prores -c:a pcm_s16le',
  'wmv.wmv': '-c:v wmv2 -c:a wmav2',
  'vp8.webm': '-c:v libvpx -c:a libvorbis',
  'vp9-10bit.webm': '-c:v libvpx-vp9 -pix_fmt yuv420p10le -c:a libopus',
  'vp9.mp4': '-c:v libvpx-vp9 -c:a libopus',
};

/** The ones that a quick run makes too. */
const always = ['h264-422-10bit.mov', 'h264-ac3.mp4', 'h264-interlaced.mp4', 'mpeg4.mp4', 'vp9.mp4'];
const made = Object.keys(recipes).filter((name) => scale >= 1 || always.includes(name));
if (made.length < Object.keys(recipes).length) {
  process.stdout.write(
    'chromium truth: most films made for it, and the middle frames, wait for KK_SCALE=1\n',
  );
}

type Answer = { readonly plays: boolean; readonly width: number; readonly height: number };

/** What is longer is asked for its table, as an import does: to decode it takes longer than all the others. */
const LONG_US = 60_000_000;

/** What we say: the size on screen, and whether it plays. */
async function ours(path: string): Promise<{ probe: MediaProbe; index: FrameIndex; answer: Answer } | null> {
  const source = await plainFileSource(path);
  try {
    const probe = await probeMedia(source);
    const counted = (probe.claimedUs ?? 0) < LONG_US ? await buildFrameIndex(source, probe) : null;
    const index = counted ?? (await findFrames(source, probe)).index;
    const { width, height } = probe.video;
    const { playable: plays } = judgePlayable(probe, counted ?? undefined);
    return { probe, index, answer: { plays, width, height } };
  } catch (error) {
    if (error instanceof KijkkringError) return null;
    throw error;
  } finally {
    await source.close();
  }
}

/** What Chromium does with the same film. */
async function theirs(page: Page, url: string, probe: MediaProbe, index: FrameIndex): Promise<Answer> {
  const { error, width, height, sounds } = await openFilm(page, url, probe.audio ? 5_000 : 300);
  if (error !== null || width === 0) return { plays: false, width, height };
  const last = index.timesUs.length - 1;
  const frames = scale >= 1 ? [0, last >> 1, last] : [0, last];
  let exact = sounds === (probe.audio !== null);
  for (const frame of frames) exact &&= await shows(page, probe.originUs, index, frame);
  return { plays: exact, width, height };
}

async function shows(page: Page, originUs: number, index: FrameIndex, frame: number): Promise<boolean> {
  const interval = frameInterval(index, frame);
  if (!interval) return false;
  const wanted = originUs + interval.startUs;
  const middle = (originUs + (interval.startUs + interval.endUs) / 2) / 1e6;
  const shown = await frameShownAt(page, middle, wanted);
  if (shown === null || Math.abs(shown - wanted) <= 1) return shown !== null;
  // Where a Matroska has no duration Chromium ends it at the start of its last frame: the one before is as far as a
  // seek goes.
  const durationUs = Math.round((await durationOf(page)) * 1e6) - originUs;
  const reachable = index.timesUs[frameAt(index.timesUs, durationUs - 1)];
  return durationUs <= interval.startUs && shown === originUs + (reachable ?? -1);
}

async function compare(path: string, number: number): Promise<{ ours: Answer; chromium: Answer } | null> {
  if (!browser || !server) throw new Error('the browser did not start');
  const said = await ours(path);
  if (!said) return null;
  const page = await browser.newPage();
  try {
    await page.goto(server.origin);
    const answer = await theirs(page, `${server.origin}/film/${number}`, said.probe, said.index);
    return { ours: said.answer, chromium: answer };
  } finally {
    await page.close();
  }
}

/** Sizes count only where there is a picture to compare. */
function expectSame(outcome: { ours: Answer; chromium: Answer }): void {
  const { ours: said, chromium: seen } = outcome;
  expect(said.plays ? said : { plays: said.plays }).toEqual(said.plays ? seen : { plays: seen.plays });
}

describe.runIf(hasChromium)('Chromium agrees', () => {
  const folder = scratchFolder('chromium-truth');
  const names = hasSharedMedia('chromium truth')
    ? readdirSync(sharedMedia('')).filter((name) => !/^(README|MANIFEST)/.test(name))
    : [];
  const films = [...names.map(sharedMedia), ...made.map((name) => join(folder, name))];

  beforeAll(async () => {
    const inputs = ['-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=25:d=1', '-f', 'lavfi', '-i', 'sine=d=1'];
    for (const name of made) {
      const options = recipes[name] ?? '';
      execFileSync('ffmpeg', [
        '-v',
        'error',
        '-y',
        ...inputs,
        ...options.split(' '),
        '-strict',
        '-2',
        join(folder, name),
      ]);
    }
    server = await serveFilms(films);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.each(names)('on %s', async (name) => {
    const outcome = await compare(sharedMedia(name), films.indexOf(sharedMedia(name)));
    if (outcome) return expectSame(outcome);
    // Refused at the door: Chromium shows no picture of it either.
    const page = await browser?.newPage();
    await page?.goto(server?.origin ?? '');
    const looks =
      page && (await openFilm(page, `${server?.origin}/film/${films.indexOf(sharedMedia(name))}`, 300));
    await page?.close();
    expect([looks?.width, looks?.height]).toEqual([0, 0]);
  });

  test.each(made)('on %s, made for this', async (name) => {
    const path = join(folder, name);
    const outcome = await compare(path, films.indexOf(path));
    expect(outcome).not.toBeNull();
    // Chromium leaves sound out that it can't decode; we refuse, so that nobody watches a lesson in silence.
    if (outcome) expectSame(outcome);
  });
});
