import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { hasChromium } from '../e2e/chromium.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { pageOverLoopback } from '../support/page-over-loopback.ts';
import { scratchFolder } from '../support/scratch.ts';
import {
  askWhilePlaying,
  openSixPlayers,
  playersPage,
  seekWhilePlaying,
  toldEvents,
} from '../support/six-players.ts';

/**
 * A browser has six connections to a host. Six players that are full, and a stream of events, must leave room for a call and a seek:
 * were the connections taken, these would never end. How fast they are is a matter for the bench.
 */
const scratch = scratchFolder('six-players');
const there = hasChromium('loopback-six-players.test.ts');

/** A call or a seek that takes this long is taken for one that never ends, in milliseconds. */
const NEVER_MS = 20_000;

let core: Core;
let recording: Recording;
let film: string;

beforeAll(async () => {
  if (!there) return;
  film = makeCameraFile(join(scratch, 'film.mp4'), { seconds: 60, size: '640x360', gop: 50, bitrate: '4M' });
  core = await coreWithLibrary(join(scratch, 'library'));
  recording = (await runJob(core, 'recording.import', { paths: [film], title: 'Les' })) as Recording;
});

afterAll(async () => {
  if (!there) return;
  await core.close();
});

const openWindow = (over: Core) => pageOverLoopback(over, join(scratch, 'page'), playersPage);

/** Moves every player and asks something each time. @returns the first of these that never ended, null when all did */
async function firstStarved(page: Page, neverMs: number): Promise<string | null> {
  for (let player = 0; player < 6; player += 1) {
    if ((await seekWhilePlaying(page, player, 25 + player, neverMs)) === null) return `seek ${player}`;
    if ((await askWhilePlaying(page, neverMs)) === null) return `call ${player}`;
  }
  return null;
}

describe.skipIf(!there)('six players that are full and a stream of events', () => {
  test('leave room for calls, seeks and events', async () => {
    const starts: (string | null)[] = [];
    const counted: Core = {
      ...core,
      media: (role, address, request) => {
        starts.push(request.range);
        return core.media(role, address, request);
      },
    };
    const { page, close } = await openWindow(counted);
    const filled = await openSixPlayers(page, `/media/film/${recording.id}/0`);
    // each of the six reads for itself, and none of them has it all
    expect(starts.filter((range) => range === 'bytes=0-')).toHaveLength(6);
    expect(filled.every((end) => end > 0 && end < 55)).toBe(true);
    expect(await firstStarved(page, NEVER_MS)).toBeNull();
    await core.ask('owner', 'recording.rename', { recordingId: recording.id, title: 'Nieuwe naam' });
    await expect.poll(() => toldEvents(page)).toContain('recordsChanged');
    await close();
  });

  test('take all connections where an answer stays open as long as a player is full', async () => {
    const whole = readFileSync(film);
    const hoarding: Core = {
      ...core,
      media: async (_role, _address, { range }) => {
        const start = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
        const headers = {
          'Content-Type': 'video/mp4',
          'Accept-Ranges': 'bytes',
          'Content-Length': `${whole.length - start}`,
          'Content-Range': `bytes ${start}-${whole.length - 1}/${whole.length}`,
        };
        return { status: 206, headers, body: whole.subarray(start) };
      },
    };
    const { page, close } = await openWindow(hoarding);
    await openSixPlayers(page, `/media/film/${recording.id}/0`);
    expect(await firstStarved(page, 3_000)).not.toBeNull();
    await close();
  });
});
