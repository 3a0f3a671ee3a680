import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutate } from '../../src/main/history/mutate.ts';
import { appendLog, readLog, verifyLog } from '../../src/main/services/log/log-service.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob, TEST_PASSPHRASE } from '../support/core-on-disk.ts';
import { sessionOnRows } from '../support/session-on-rows.ts';
import { usualStatement } from '../support/stated-class.ts';
import type { BenchRow } from './bench-row.ts';
import { addYearsOfUse } from './years-of-use.ts';

const FILM_BYTES = 1_000_000_000;
const LINES = 10_000;
const DESTROY_MOST_MS = 2000;
const LOG_MOST_MS = 200;

/** Destroying a recording of 1 GB, bare and after years of use, and opening a log of 10,000 lines. */
export async function runKeepingBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-keeping-bench-'));
  try {
    return [await destroying(folder), ...(await destroyingReleased(folder)), opening(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function destroying(folder: string): Promise<BenchRow> {
  const library = join(folder, 'library');
  const core = await coreWithLibrary(library);
  const film = makeCameraFile(join(folder, 'film.mp4'), { seconds: 4 });
  const { id } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  // what is in a file that nobody can open any more makes no difference, how long it is may
  enlarge(join(library, 'footage', id, 'original-0.age'));
  const value = await timed(() => core.ask('owner', 'recording.destroy', { recordingId: id }));
  await core.close();
  return destroyRow(
    'destroying a recording of 1 GB',
    value,
    'until its key, its files and every memory of it are gone',
  );
}

/** A film that is read, as a fragment of it is made; in a library with the records of some years. */
async function destroyingReleased(folder: string): Promise<BenchRow[]> {
  const library = join(folder, 'years');
  const core = await coreWithLibrary(library);
  const film = makeLongFilm(folder);
  const { id: recordingId } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
  rmSync(film);
  await runJob(core, 'recording.confirm', { recordingId });
  const span = { recordingId, inUs: 30_000_000, outUs: 90_000_000 };
  const { id: fragmentId } = await core.ask('owner', 'fragment.add', { ...span, title: 'Beurt' });
  const date = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const { id: meetingId } = await core.ask('owner', 'meeting.add', { title: 'Bouw', date });
  await core.ask('owner', 'class.state', usualStatement);
  await core.ask('owner', 'release.release', { fragmentIds: [fragmentId], meetingId });
  await core.close();
  const megabytes = Math.round((await addYearsOfUse(library, TEST_PASSPHRASE)) / 1e6);
  await core.ask('owner', 'library.unlock', { folder: library, passphrase: TEST_PASSPHRASE });
  const destroy = () => core.call('owner', 'recording.destroy', { recordingId, released: 'keep' });

  const refused = await timed(async () => {
    const answer = await destroy();
    if (answer.ok || answer.error.code !== 'releasedNotMade') throw new Error('it went without its film');
  });
  const making = Math.round(await timed(() => runJob(core, 'release.render', { recordingId })));
  const kept = await timed(async () => {
    const answer = await destroy();
    if (!answer.ok) throw new Error(answer.error.code);
  });
  await core.close();
  const years = `a database of ${megabytes} MB: 40 recordings, 5,000 markings, 10,000 lines of the log`;
  return [
    destroyRow(
      'destroying one of which a released fragment stays, its film not made yet',
      refused,
      `until it says so; making the film of a minute took ${making} ms; ${years}`,
    ),
    destroyRow(
      'destroying one of 1 GB of which a released fragment stays, after years of use',
      kept,
      `until all but the fragment is gone; ${years}`,
    ),
  ];
}

function destroyRow(name: string, value: number, note: string): BenchRow {
  return {
    ...{ name, value, baseline: null, ratio: value / DESTROY_MOST_MS, limit: 1, unit: 'ms' },
    note: `${note}; at most ${DESTROY_MOST_MS} ms`,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Ten seconds over and over, their packets copied: 1 GB in a moment. */
function makeLongFilm(folder: string): string {
  const short = makeCameraFile(join(folder, 'short.mp4'), {
    ...{ seconds: 10, size: '1280x720', gop: 50, bitrate: '40M' },
  });
  const film = join(folder, 'long.mp4');
  const times = Math.ceil(FILM_BYTES / statSync(short).size);
  const input = ['-stream_loop', `${times - 1}`, '-i', short];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-c', 'copy', film]);
  return film;
}

function enlarge(path: string): void {
  const handle = openSync(path, 'a');
  const block = randomBytes(10_000_000);
  for (let written = 0; written < FILM_BYTES; written += block.length) writeSync(handle, block);
  closeSync(handle);
}

function opening(folder: string): BenchRow {
  const { connection, session } = sessionOnRows(join(folder, 'log'));
  mutate(connection, { label: 'bench', history: 'never' }, (db) => {
    for (let line = 0; line < LINES; line += 1) appendLog(db, session, { kind: 'passphraseChanged' });
  });
  const start = performance.now();
  const { count } = readLog(session.db, { before: null, most: 20 });
  const value = performance.now() - start;
  if (count !== LINES) throw new Error('the log is not as long as was meant');
  const checking = performance.now();
  verifyLog(session.db);
  const checked = Math.round(performance.now() - checking);
  connection.close();
  return {
    name: 'opening a log of 10,000 lines',
    value,
    baseline: null,
    ratio: value / LOG_MOST_MS,
    limit: 1,
    unit: 'ms',
    note: `the newest lines and how many there are; at most ${LOG_MOST_MS} ms. Checking all of them takes ${checked} ms`,
  };
}
