import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { makeCameraFile } from '../support/camera-file.ts';
import { type Ended, LibraryOnDisk } from '../support/command-line.ts';
import { readDatabasePages, textsInPages } from '../support/database-pages.ts';
import { databaseKey, mediaIdentities } from '../support/library-keys.ts';
import { scale, scaled, seededRandom } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('crash');
const passphrase = 'vier gewone woorden samen';
const taggingProcess = fileURLToPath(new URL('../support/tagging-process.ts', import.meta.url));
const film = join(scratch, 'film.mp4');
/** A library without recordings, and one with one: copied for every try. */
let empty: LibraryOnDisk;
let filled: LibraryOnDisk;
let recording = '';
let tries = 0;

beforeAll(async () => {
  makeCameraFile(film, { seconds: 3 });
  empty = new LibraryOnDisk(scratch, 'empty');
  await empty.ask(['library', 'create']);
  filled = copyOf(empty);
  recording = String((await filled.ask(['import', film])).recordingId);
});

function copyOf(library: LibraryOnDisk): LibraryOnDisk {
  tries += 1;
  const copy = new LibraryOnDisk(scratch, `try-${tries}`);
  cpSync(library.folder, copy.folder, { recursive: true });
  return copy;
}

/** Every n-th point of `count`: all of them at full scale, at least eight otherwise. */
function sample(count: number): number[] {
  const step = Math.max(1, Math.floor(Math.min(1 / scale, count / 8)));
  return Array.from({ length: count }, (_unused, at) => at + 1).filter(
    (point) => point % step === 0 || point === 1,
  );
}

function countOf(stderr: string): number {
  const count = Number(/fault points: (\d+)/.exec(stderr)?.[1]);
  expect(count).toBeGreaterThan(8);
  return count;
}

/** After a crash: the library opens, the import goes on to a whole recording, and nothing half-made is left. */
async function expectRecoveredImport(library: LibraryOnDisk): Promise<void> {
  const before = (await library.ask(['recordings'])).recordings as { state: string; frames: number }[];
  expect(
    before.every(({ state, frames }) => state === 'interrupted' || (state === 'ready' && frames === 75)),
  ).toBe(true);
  const imported = before.some(({ state }) => state === 'ready');
  if (!imported) expect(await library.ask(['import', film])).toMatchObject({ state: 'ready', frames: 75 });
  const after = (await library.ask(['recordings'])).recordings as { state: string; frames: number }[];
  expect(after.map(({ state, frames }) => [state, frames])).toEqual([['ready', 75]]);
  const files = readdirSync(join(library.folder, 'footage'), { recursive: true }).map(String);
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
  rmSync(library.folder, { recursive: true });
}

test('killed at each fsync, rename and commit of an import, the library opens and the import goes on', async () => {
  const counted = await copyOf(empty).run(['import', film], { env: { KIJKKRING_KILL_AT: 'count' } });
  for (const point of sample(countOf(counted.stderr))) {
    const library = copyOf(empty);
    const killed = await library.run(['import', film], { env: { KIJKKRING_KILL_AT: String(point) } });
    expect({ point, signal: killed.signal }).toEqual({ point, signal: 'SIGKILL' });
    await expectRecoveredImport(library);
  }
}, 1_800_000);

test('killed at random moments of an import, the same holds', async () => {
  const random = seededRandom('import killed at random');
  for (let round = 0; round < scaled(20); round += 1) {
    const library = copyOf(empty);
    await killedAfter(library.run.bind(library), ['import', film], 300 + random() * 2500);
    await expectRecoveredImport(library);
  }
}, 1_800_000);

async function killedAfter(
  run: (args: string[], o: { onStart: (pid: number) => void }) => Promise<Ended>,
  args: string[],
  delayMs: number,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await run(args, {
    onStart: (pid) => {
      timer = setTimeout(() => process.kill(pid, 'SIGKILL'), delayMs);
    },
  });
  clearTimeout(timer);
}

/** Runs the tagging process until it dies or ends; answers the ids that it had confirmed by then. */
async function tag(
  library: LibraryOnDisk,
  env: Record<string, string>,
  killAfterTags?: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [taggingProcess, library.folder, passphrase, recording, '20'], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const confirmed: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed.push(line);
    if (confirmed.length === killAfterTags) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return confirmed;
}

async function expectTagsKept(library: LibraryOnDisk, confirmed: readonly string[]): Promise<void> {
  const listed = (await library.call('annotation.list', { recordingId: recording })) as unknown as {
    id: string;
  }[];
  const ids = new Set(listed.map(({ id }) => id));
  expect(confirmed.filter((id) => !ids.has(id))).toEqual([]);
  // The one at work when the process died may be there too: stored, but not yet confirmed.
  expect(ids.size - confirmed.length).toBeLessThanOrEqual(1);
  rmSync(library.folder, { recursive: true });
}

test('killed at each commit of tagging, every confirmed tag is there', async () => {
  let died = 0;
  for (const point of sample(40)) {
    const library = copyOf(filled);
    const confirmed = await tag(library, { KIJKKRING_KILL_AT: String(point) });
    if (confirmed.length < 20) died += 1;
    await expectTagsKept(library, confirmed);
  }
  expect(died).toBeGreaterThan(0);
}, 900_000);

test('killed at random moments of tagging, every confirmed tag is there', async () => {
  const random = seededRandom('tagging killed at random');
  for (let round = 0; round < scaled(20); round += 1) {
    const library = copyOf(filled);
    const confirmed = await tag(library, {}, 1 + Math.floor(random() * 18));
    await expectTagsKept(library, confirmed);
  }
  expect(existsSync(filled.folder)).toBe(true);
}, 900_000);

test('killed at each point of destroying, the film is there or gone for good', async () => {
  const identity = (await mediaIdentities(filled.folder, passphrase)).get(recording) ?? '';
  expect(identity).not.toBe('');
  const destroy = ['call', 'recording.destroy', JSON.stringify({ recordingId: recording })];
  const counted = await copyOf(filled).run(destroy, { env: { KIJKKRING_KILL_AT: 'count' } });
  let destroyed = 0;
  for (const point of sample(countOf(counted.stderr))) {
    const library = copyOf(filled);
    const killed = await library.run(destroy, { env: { KIJKKRING_KILL_AT: String(point) } });
    expect({ point, signal: killed.signal }).toEqual({ point, signal: 'SIGKILL' });
    const [{ state } = { state: '' }] = (await library.ask(['recordings'])).recordings as { state: string }[];
    const { pages, unopened } = readDatabasePages(library.folder, [
      await databaseKey(library.folder, passphrase),
    ]);
    const left = readdirSync(join(library.folder, 'footage'));
    if (state === 'destroyed') destroyed += 1;
    expect({ state, unopened, keys: textsInPages(pages, [identity]), left }).toEqual(
      state === 'destroyed'
        ? { state, unopened: 0, keys: [], left: [] }
        : { state: 'ready', unopened: 0, keys: [`${identity} in library.db`], left: [recording] },
    );
    rmSync(library.folder, { recursive: true });
  }
  expect(destroyed).toBeGreaterThan(0);
}, 900_000);
