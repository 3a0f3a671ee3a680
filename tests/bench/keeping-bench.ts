import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutate } from '../../src/main/history/mutate.ts';
import { appendLog, readLog, verifyLog } from '../../src/main/services/log/log-service.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { makeCameraFile } from '../support/camera-file.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { sessionOnRows } from '../support/session-on-rows.ts';
import type { BenchRow } from './bench-row.ts';

const FILM_BYTES = 1_000_000_000;
const LINES = 10_000;
const DESTROY_MOST_MS = 2000;
const LOG_MOST_MS = 200;

/** Destroying a recording with a sealed file of 1 GB, and opening a log of 10,000 lines. */
export async function runKeepingBench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-keeping-bench-'));
  try {
    return [await destroying(folder), opening(folder)];
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
  const start = performance.now();
  await core.ask('owner', 'recording.destroy', { recordingId: id });
  const value = performance.now() - start;
  await core.close();
  return {
    name: 'destroying a recording of 1 GB',
    value,
    baseline: null,
    ratio: value / DESTROY_MOST_MS,
    limit: 1,
    unit: 'ms',
    note: `until its key, its files and every memory of it are gone; at most ${DESTROY_MOST_MS} ms`,
  };
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
