import { execFileSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromiumDriver } from '../e2e/drivers/chromium-driver.ts';
import { ownHome } from '../e2e/pages/own-home.ts';
import { makeOwnLibrary } from '../e2e/pages/own-library.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { serveFilms } from '../support/film-server.ts';
import { bareToPaint, chooseToPaint } from '../support/first-picture.ts';
import type { BenchRow } from './bench-row.ts';

const REPETITIONS = 5;
const MOST_MS = 300;
const MOST_COPY_MS = 3000;
const FILM_BYTES = 1_000_000_000;
const LARGE_BYTES = 12_000_000_000;

type Film = { readonly name: string; readonly path: string; readonly mostMs: number };

/**
 * From the press that chooses a film in the window to its first frame on screen, while it is being read in: of what Chromium plays as
 * it is, however large, with its index at the end as a camera leaves it; and of what needs a review copy.
 */
export async function runFirstPictureBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-first-picture-bench-'));
  const giveBack = ownHome(join(folder, 'home'));
  try {
    const videos = join(folder, 'home', 'Videos');
    const films: readonly Film[] = [
      { name: 'a film of 1 GB', path: makeLesson(join(videos, 'les.mp4'), FILM_BYTES), mostMs: MOST_MS },
      { name: 'a film of 12 GB', path: makeLarge(join(videos, 'groot.mp4')), mostMs: MOST_MS },
      { name: 'HEVC 1080p50', path: makeHevc(join(videos, 'telefoon.mp4')), mostMs: MOST_COPY_MS },
      { name: '1080p50 in MTS', path: makeCamcorder(join(videos, 'camcorder.MTS')), mostMs: MOST_COPY_MS },
    ];
    return await measure(films, folder);
  } finally {
    giveBack();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(films: readonly Film[], folder: string): Promise<BenchRow[]> {
  const { page, close } = await chromiumDriver.open(join(folder, 'data'));
  const server = await serveFilms(films.map(({ path }) => path));
  try {
    const besides = await page.context().browser()?.newContext();
    if (besides === undefined) throw new Error('the window has no browser');
    const bare = await besides.newPage();
    await bare.goto(server.origin);
    await makeOwnLibrary(page);
    await page.getByRole('button', { name: 'Video’s' }).click();
    const rows: BenchRow[] = [];
    for (const [at, film] of films.entries()) {
      const isPlayable = film.mostMs === MOST_MS;
      const shown: number[] = [];
      const alone: number[] = [];
      for (let round = 0; round < REPETITIONS; round += 1) {
        shown.push(await firstPicture(page, film));
        if (!isPlayable) continue;
        alone.push(await bareToPaint(bare, `${server.origin}/film/${at}`));
      }
      rows.push(row(film, shown, isPlayable ? median(alone) : null));
    }
    return rows;
  } finally {
    await server.close();
    await close();
  }
}

/** Chooses it in the picker, and stops reading it in once it is seen, so that nothing of it stays. */
async function firstPicture(page: Page, { path, mostMs }: Film): Promise<number> {
  const button = page.getByRole('button', { name: basename(path) });
  await button.waitFor();
  const { ms, address } = await chooseToPaint(page, () => button.click());
  const isCopy = address.startsWith('blob:');
  if (isCopy !== (mostMs === MOST_COPY_MS)) throw new Error(`the first picture came from ${address}`);
  const stop = page.getByRole('button', { name: 'Stop met inlezen' });
  if (!(await stop.isVisible())) throw new Error('the film had been read in: that measures something else');
  await stop.click();
  return ms;
}

function row({ name, mostMs }: Film, shown: readonly number[], baseline: number | null): BenchRow {
  const value = Math.max(...shown);
  return {
    ...{ name: `first picture of ${name}`, value, baseline, ratio: value / mostMs, limit: 1, unit: 'ms' },
    note: `from the press that chooses it; slowest of ${REPETITIONS}, median ${Math.round(median(shown))}; at most ${mostMs} ms${
      baseline === null ? '' : '; baseline: a bare element on the plain file, median'
    }`,
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A minute of film over and over, until it is as long as asked. */
function makeLesson(path: string, bytes: number): string {
  const minute = makeCameraFile(`${path}.minute.mp4`, {
    ...{ seconds: 60, size: '1280x720', gop: 50, bitrate: '4M' },
  });
  repeat(minute, path, Math.ceil(bytes / statSync(minute).size));
  return path;
}

/** As long as a lesson of 1 GB and with its index, and a hole between the last frame and that: nothing reads it before the first picture. */
function makeLarge(path: string): string {
  makeLesson(path, FILM_BYTES);
  const file = openSync(path, 'r+');
  const { size } = statSync(path);
  const head = Buffer.alloc(64);
  readSync(file, head, 0, head.length, 0);
  // ffmpeg leaves a free box of eight bytes, so that the length of what follows can become a long one
  const at = head.indexOf('free') - 4;
  const mdat = at + 8;
  if (at < 0 || head.toString('latin1', mdat + 4, mdat + 8) !== 'mdat')
    throw new Error('no room for a long box');
  const moovAt = mdat + head.readUInt32BE(mdat);
  const moov = Buffer.alloc(size - moovAt);
  readSync(file, moov, 0, moov.length, moovAt);
  const long = Buffer.alloc(16);
  long.writeUInt32BE(1);
  long.write('mdat', 4, 'latin1');
  long.writeBigUInt64BE(BigInt(LARGE_BYTES - at), 8);
  writeSync(file, long, 0, long.length, at);
  // what was the index becomes a part of the hole
  ftruncateSync(file, moovAt);
  ftruncateSync(file, LARGE_BYTES);
  writeSync(file, moov, 0, moov.length, LARGE_BYTES);
  closeSync(file);
  return path;
}

function makeHevc(path: string): string {
  const codec = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none:keyint=50'];
  return makeMoving(path, [...codec, '-tag:v', 'hvc1', '-b:v', '12M', '-c:a', 'aac']);
}

function makeCamcorder(path: string): string {
  return makeMoving(path, ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50', '-c:a', 'ac3']);
}

/** Four seconds of 1080p50 over and over, for ten minutes. */
function makeMoving(path: string, codecs: readonly string[]): string {
  const short = path.replace(/\.\w+$/, '.short$&');
  const seconds = 4;
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=1920x1080:rate=50:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=sample_rate=48000:duration=${seconds}`],
    ...['-pix_fmt', 'yuv420p', ...codecs, short],
  ]);
  repeat(short, path, 600 / seconds);
  return path;
}

/** Puts a film after itself so many times, and takes the short one away. */
function repeat(short: string, path: string, times: number): void {
  const input = ['-stream_loop', `${times - 1}`, '-i', short];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-c', 'copy', path]);
  rmSync(short);
}
