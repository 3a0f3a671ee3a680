import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { withSourceServer } from '../../src/main/media/source-server.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import { type HostileFilm, makeFilm, makeHostileFilms } from '../support/hostile-films.ts';
import { scratchFolder } from '../support/scratch.ts';
import { setTrap, type Trap } from '../support/trap-server.ts';

const run = promisify(execFile);
const folder = scratchFolder('hostile-media');
const bait = join(folder, 'bait.mp4');

let trap: Trap;
let proxy: Trap;
let films: HostileFilm[] = [];

beforeAll(async () => {
  trap = await setTrap();
  proxy = await setTrap();
  makeFilm(bait);
  films = makeHostileFilms(folder, `http://127.0.0.1:${trap.port}`, bait);
  for (const name of ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
    vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
  }
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await trap.close();
  await proxy.close();
});

async function outcomeOf(path: string): Promise<string> {
  const source = await plainFileSource(path);
  try {
    return `${(await buildFrameIndex(source, await probeMedia(source))).timesUs.length} frames`;
  } catch (error) {
    if (error instanceof KijkkringError) return error.code;
    throw error;
  } finally {
    await source.close();
  }
}

/** Plain ffprobe on the same address, with no fence; its outcome does not matter, who it calls does. */
async function probeUnfenced(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const source = await plainFileSource(join(folder, name));
  await withSourceServer([source], ([url = '']) =>
    Promise.allSettled([run('ffprobe', ['-v', 'quiet', url], { env, timeout: 20_000 })]),
  );
  await source.close();
}

test('the traps work: without the fence the same files reach them', async () => {
  const clean = { PATH: process.env.PATH };
  const counts: number[] = [];
  for (const name of ['hls.mp4', 'dash.mp4']) {
    const before = trap.count();
    await probeUnfenced(name, clean);
    counts.push(trap.count() - before);
  }
  expect(counts.every((count) => count > 0)).toBe(true);
  const before = proxy.count();
  await probeUnfenced('hls.mp4', process.env);
  expect(proxy.count()).toBeGreaterThan(before);
});

test('inside the fence nobody comes, and every file has its answer', async () => {
  const before = [trap.count(), proxy.count()];
  const outcomes: Record<string, string> = {};
  for (const { name, path } of films) outcomes[name] = await outcomeOf(path);
  expect(outcomes).toEqual(Object.fromEntries(films.map(({ name, outcome }) => [name, outcome])));
  expect([trap.count(), proxy.count()]).toEqual(before);
});

const canTrace = await run('strace', ['-V']).then(
  () => true,
  () => false,
);
if (!canTrace)
  process.stdout.write('hostile media: the test of every system call is skipped, strace is not installed\n');

type Trace = {
  readonly connections: string[];
  readonly listening: string[];
  readonly written: string[];
  opened: string;
};

/** Everything that a process and its children connected to, listened on and opened for writing. */
async function traceOf(command: readonly string[]): Promise<Trace & { stdout: string }> {
  const log = join(folder, 'trace.log');
  const calls = 'trace=connect,sendto,getsockname,openat,open,creat,mkdir,rename';
  const args = ['-f', '-qq', '-s', '300', '-e', calls, '-o', log, ...command];
  // what Node keeps of its compiling for the tests after this one would be a file written
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
  const { stdout } = await run('strace', args, { env });
  const lines = readFileSync(log, 'utf8').split('\n');
  const address = /sin6?_port=htons\((\d+)\).*?"([\d.:a-f]+)"/;
  const addresses = (call: string): string[] =>
    lines
      .filter((line) => line.includes(` ${call}(`) && /sa_family=AF_INET/.test(line))
      .map((line) => address.exec(line)?.slice(1, 3).reverse().join(':') ?? line);
  const written = lines.filter((line) =>
    /open(at)?\(.*O_(WRONLY|RDWR|CREAT)|creat\(|mkdir\(|rename\(/.test(line),
  );
  return {
    stdout,
    connections: [...addresses('connect'), ...addresses('sendto')],
    listening: addresses('getsockname'),
    written: written.filter((line) => !/"\/dev\/(null|tty)"|"\/proc\//.test(line)),
    opened: lines.filter((line) => /open(at)?\(/.test(line)).join('\n'),
  };
}

test.runIf(canTrace)('the check of system calls sees a connection and a file written', async () => {
  const out = join(folder, 'out.wav');
  const tone = ['-v', 'quiet', '-y', '-f', 'lavfi', '-i', 'sine=d=0.1', out];
  const [called, wrote] = [
    await traceOf(['sh', '-c', `ffprobe -v quiet http://127.0.0.1:${trap.port}/x; true`]),
    await traceOf(['ffmpeg', ...tone]),
  ];
  expect(called.connections).toContain(`127.0.0.1:${proxy.port}`);
  expect(wrote.written.join('\n')).toContain(out);
});

test.runIf(canTrace)('our processes connect to our own source server alone, and write nothing', async () => {
  const plain = join(folder, 'plain.mp4');
  const script = join(import.meta.dirname, '../support/probe-process.ts');
  const paths = [plain, ...films.map((film) => film.path)];
  const trace = await traceOf([process.execPath, script, ...paths]);
  expect(JSON.parse(trace.stdout)).toEqual(['25 frames', ...films.map((film) => film.outcome)]);
  const own = new Set(trace.listening);
  expect(trace.connections.length).toBeGreaterThan(films.length);
  expect(trace.connections.filter((address) => !own.has(address))).toEqual([]);
  expect(trace.connections.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  expect(trace.written).toEqual([]);
  expect(trace.opened).not.toContain(bait);
});

test('names that a shell, an address or ffmpeg could misread', async () => {
  const names = [
    'a b',
    '"quoted" \'twice\'',
    'film 🎥',
    '-i',
    'http:',
    '$(id)',
    'x'.repeat(250),
    'con%d[0].mp4',
    'a\nb',
  ];
  const film = readFileSync(join(folder, 'plain.mp4'));
  mkdirSync(join(folder, 'names'));
  const outcomes = [];
  for (const name of names) {
    const path = join(folder, 'names', name);
    writeFileSync(path, film);
    outcomes.push(await outcomeOf(path));
  }
  expect(outcomes).toEqual(names.map(() => '25 frames'));
});
