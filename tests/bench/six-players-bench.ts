import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { pageOverLoopback } from '../support/page-over-loopback.ts';
import { askWhilePlaying, openSixPlayers, playersPage, seekWhilePlaying } from '../support/six-players.ts';
import type { BenchRow } from './bench-row.ts';

const MOST_MS = 200;
const NEVER_MS = 20_000;
const ROUNDS = 10;

/** A call, and a seek, beside six full players and an open stream of events in Chromium, over the loopback shell. */
export async function runSixPlayersBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-six-players-bench-'));
  try {
    const film = makeCameraFile(join(folder, 'film.mp4'), {
      ...{ seconds: 60, size: '1280x720', gop: 50, bitrate: '4M' },
    });
    const core = await coreWithLibrary(join(folder, 'library'));
    const { id } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
    const { page, close } = await pageOverLoopback(core, join(folder, 'page'), playersPage);
    try {
      await openSixPlayers(page, `/media/film/${id}/0`);
      return await measure(page);
    } finally {
      await close();
      await core.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(page: Page): Promise<BenchRow[]> {
  const calls: number[] = [];
  const seeks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let player = 0; player < 6; player += 1) {
      // now within what is read, now far beyond it
      const seconds = (round * 17 + player * 5) % 55;
      seeks.push((await seekWhilePlaying(page, player, seconds, NEVER_MS)) ?? Number.POSITIVE_INFINITY);
      calls.push((await askWhilePlaying(page, NEVER_MS)) ?? Number.POSITIVE_INFINITY);
    }
  }
  return [row('a call beside six full players', calls), row('a seek of one of six full players', seeks)];
}

function row(name: string, times: readonly number[]): BenchRow {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  const middle = Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
  const note = `95th percentile of ${times.length} (median ${middle} ms), with a stream of events; at most ${MOST_MS} ms`;
  return { name, value, baseline: null, ratio: value / MOST_MS, limit: 1, unit: 'ms', note };
}
