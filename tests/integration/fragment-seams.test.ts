import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { beforeAll, describe, expect, test } from 'vitest';
import { PlainFileSink } from '../../src/main/files/plain-file-sink.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { BURNT_BITS, BURNT_SQUARE, makeDemoFootage } from '../../src/main/media/demo-footage.ts';
import { makeFragment } from '../../src/main/media/fragment-make.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { frameShownAt, openFilm } from '../support/film-page.ts';
import { serveFilms } from '../support/film-server.ts';
import { MemoryPlace } from '../support/memory-place.ts';
import { scratchFolder } from '../support/scratch.ts';

const executablePath = '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);
if (!hasChromium) process.stdout.write(`fragment seams: skipped, there is no ${executablePath}\n`);

const scratch = scratchFolder('fragment-seams');
const fragment = join(scratch, 'fragment.mp4');
const signal = new AbortController().signal;

/** Key frames every second: frames 25 and on are copied, up to a few before the end. */
const IN_FRAME = 14;
const FRAMES = 110;
const FIRST_SEAM = 25 - IN_FRAME;
const RATE = 25;

let inUs = 0;

beforeAll(async () => {
  const o = { seconds: 6, width: 320, height: 180, rate: RATE, group: 25, bFrames: 3 };
  const piped = join(scratch, 'piped.mp4');
  await makeDemoFootage(await PlainFileSink.create(piped), o, signal);
  // A click at every half second, to hear where the sound is.
  const clicks = "aevalsrc='if(lt(mod(t,0.5),0.004),0.8*sin(2*PI*2000*t),0)':s=48000:d=6";
  const sound = [
    '-f',
    'lavfi',
    '-i',
    clicks,
    '-map',
    '0:v',
    '-map',
    '1:a',
    '-c:v',
    'copy',
    '-c:a',
    'pcm_s16le',
  ];
  execFileSync('ffmpeg', ['-v', 'error', '-i', piped, ...sound, join(scratch, 'film.mov')]);
  const source = await plainFileSource(join(scratch, 'film.mov'));
  const probe = await probeMedia(source);
  const parts = [{ source, probe, index: await buildFrameIndex(source, probe) }];
  inUs = parts[0]?.index.timesUs[IN_FRAME] ?? 0;
  const place = new MemoryPlace();
  const asked = { parts, inFrame: IN_FRAME, outFrame: IN_FRAME + FRAMES };
  const made = await makeFragment({ ...asked, place, signal, onProgress: () => undefined });
  await source.close();
  expect(made.path).toBe('smart');
  writeFileSync(fragment, place.sink.bytes);
}, 120_000);

test('the sound lies within 5 ms of where it lay beside the picture', () => {
  const listen = ['-af', 'aresample=48000:async=1:first_pts=0', '-f', 's16le', '-ac', '1', '-'];
  const pcm = execFileSync('ffmpeg', ['-v', 'error', '-i', fragment, '-vn', ...listen]);
  const loud = Array.from({ length: pcm.length >> 1 }, (_unused, at) => at).filter(
    (at) => Math.abs(pcm.readInt16LE(at * 2)) > 6_000,
  );
  const clicks = loud.filter((at, index) => index === 0 || at - (loud[index - 1] ?? 0) > 4_800);
  const expected = Array.from({ length: 12 }, (_unused, at) => at * 0.5 - inUs / 1_000_000).filter(
    (at) => at >= 0 && at < FRAMES / RATE,
  );
  expect(clicks.length).toBe(expected.length);
  for (const [index, at] of clicks.entries())
    expect(Math.abs(at / 48_000 - (expected[index] ?? 0))).toBeLessThan(0.005);
});

/** Reads the number that is burnt into the picture on screen, as `readBurntNumber` does. */
function burntNumberShown(page: Page): Promise<number> {
  return page.evaluate(
    ([bits, square]) => {
      const video = document.querySelector('video');
      const canvas = new OffscreenCanvas(video?.videoWidth ?? 0, video?.videoHeight ?? 0);
      const drawing = canvas.getContext('2d');
      if (!video || !drawing) throw new Error('the page has no film');
      drawing.drawImage(video, 0, 0);
      let number = 0;
      for (let bit = 0; bit < bits; bit += 1) {
        const [red = 0] = drawing.getImageData(bit * square + square / 2, square / 2, 1, 1).data;
        if (red > 127) number += 2 ** bit;
      }
      return number;
    },
    [BURNT_BITS, BURNT_SQUARE] as const,
  );
}

describe.runIf(hasChromium)('in Chromium', () => {
  test('four frames on either side of each seam are the right ones, and it plays through them', async () => {
    const server = await serveFilms([fragment]);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.goto(server.origin);
      const looks = await openFilm(page, `${server.origin}/film/0`, 5_000);
      expect(looks).toEqual({ error: null, width: 320, height: 180, sounds: true });
      const around = (seam: number) => Array.from({ length: 9 }, (_unused, at) => seam - 4 + at);
      const frames = [...around(FIRST_SEAM), ...around(FRAMES - 5)];
      const steps = [...frames, ...frames.toReversed().slice(1)];
      const seen: number[] = [];
      for (const frame of steps) {
        const atUs = Math.round((frame * 1_000_000) / RATE);
        expect(await frameShownAt(page, (frame + 0.5) / RATE, atUs)).toBe(atUs);
        seen.push((await burntNumberShown(page)) - IN_FRAME);
      }
      expect(seen).toEqual(steps);
      const ended = await page.evaluate(async () => {
        const video = document.querySelector('video');
        if (!video) throw new Error('the page has no film');
        video.currentTime = 0;
        await video.play();
        await new Promise((resolve) => {
          video.onended = resolve;
          video.onerror = resolve;
        });
        return { error: video.error?.message ?? null, ended: video.ended };
      });
      expect(ended).toEqual({ error: null, ended: true });
    } finally {
      await browser.close();
      await server.close();
    }
  }, 120_000);
});
