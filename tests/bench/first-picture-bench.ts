import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findFfmpeg } from '../../src/main/media/ffmpeg-binary.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary } from '../support/core-on-disk.ts';
import { pageOverLoopback } from '../support/page-over-loopback.ts';
import type { BenchRow } from './bench-row.ts';

const FILM_BYTES = 1_000_000_000;
const MOST_MS = 300;
const REPETITIONS = 5;

/** How long until its first frame was on screen, and how the import stood right after. */
type FirstPicture = { readonly ms: number; readonly state: string };

/**
 * From choosing a film of 1 GB (a lesson, its index at the end as a camera leaves it) to its first frame on screen: in Chromium over
 * the loopback shell, while the film is being read in.
 */
export async function runFirstPictureBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-first-picture-bench-'));
  try {
    const film = makeLesson(folder);
    // a window has done so by the time that a film can be chosen
    await findFfmpeg();
    const shown: FirstPicture[] = [];
    for (let round = 0; round < REPETITIONS; round += 1)
      shown.push(await firstPicture(join(folder, `${round}`), film));
    if (shown.some(({ state }) => state !== 'running'))
      throw new Error('the film had been read in before its first picture: that measures something else');
    const value = Math.max(...shown.map(({ ms }) => ms));
    return [
      {
        name: 'first picture of a film of 1 GB',
        value,
        baseline: null,
        ratio: value / MOST_MS,
        limit: 1,
        unit: 'ms',
        note: `from the call that imports it, which goes on; slowest of ${REPETITIONS}; at most ${MOST_MS} ms`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A minute of film over and over, until it is as long as asked. */
function makeLesson(folder: string): string {
  const minute = makeCameraFile(join(folder, 'minute.mp4'), {
    ...{ seconds: 60, size: '1280x720', gop: 50, bitrate: '4M' },
  });
  const film = join(folder, 'lesson.mp4');
  const rounds = Math.ceil(FILM_BYTES / statSync(minute).size);
  const input = ['-stream_loop', `${rounds - 1}`, '-i', minute];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-c', 'copy', film]);
  rmSync(minute);
  return film;
}

async function firstPicture(folder: string, film: string): Promise<FirstPicture> {
  const core = await coreWithLibrary(join(folder, 'library'));
  const { page, close } = await pageOverLoopback(core, join(folder, 'page'), {
    'index.html': '<!doctype html><title>Kijkkring</title><video muted></video>',
  });
  try {
    return await importAndWatch(page, film);
  } finally {
    for (const { id, state } of await core.ask('owner', 'job.list', {}))
      if (state === 'running') await core.ask('owner', 'job.cancel', { jobId: id });
    await close();
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the window does, and nothing of how it looks: import it, and show it from its source at once. */
function importAndWatch(page: Page, film: string): Promise<FirstPicture> {
  return page.evaluate(async (path) => {
    type Answer<Value> = { readonly ok: boolean; readonly value: Value };
    const ask = async <Value>(name: string, input: object): Promise<Value> => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
      const answer = (await response.json()) as Answer<Value>;
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.value;
    };
    const video = document.querySelector('video');
    if (!video) throw new Error('the page has no video element');
    const chosenAt = performance.now();
    const { jobId } = await ask<{ jobId: string }>('recording.import', { paths: [path] });
    video.src = `/media/import/${jobId}/0`;
    await new Promise<void>((resolve, reject) => {
      video.requestVideoFrameCallback(() => resolve());
      video.onerror = () => reject(new Error(video.error?.message ?? 'unknown'));
    });
    const ms = performance.now() - chosenAt;
    const jobs = await ask<{ id: string; state: string }[]>('job.list', {});
    return { ms, state: jobs.find(({ id }) => id === jobId)?.state ?? '' };
  }, film);
}
