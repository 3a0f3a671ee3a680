import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');
let folder = '';
let project = '';

// The scripts find their repository by where they stand: a copy with one local package is a project of its own.
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kijkkring-setup-'));
  project = join(folder, 'a project');
  await cp(join(repository, 'scripts'), join(project, 'scripts'), { recursive: true });
  await mkdir(join(project, 'neighbour'));
  await mkdir(join(project, 'src', 'main', 'cli'), { recursive: true });
  const manifest = { name: 'project', version: '1.0.0', dependencies: { neighbour: 'file:neighbour' } };
  const neighbour = { name: 'neighbour', version: '1.0.0' };
  const lock = {
    ...{ name: 'project', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: {
      '': manifest,
      neighbour: { version: '1.0.0' },
      'node_modules/neighbour': { resolved: 'neighbour', link: true },
    },
  };
  await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(project, 'neighbour', 'package.json'), JSON.stringify(neighbour));
  await writeFile(join(project, 'package-lock.json'), JSON.stringify(lock));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

type Ended = { code: number | null; stdout: string; stderr: string };

function run(args: readonly string[], onOutput: (kill: (signal: NodeJS.Signals) => void) => void = () => {}) {
  return new Promise<Ended>((resolve, reject) => {
    const env = { ...process.env, npm_lifecycle_event: 'test' };
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (bytes: Buffer) => {
      ended.stdout += bytes.toString();
      onOutput((signal) => void child.kill(signal));
    });
    child.stderr.on('data', (bytes: Buffer) => {
      ended.stderr += bytes.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ended, code }));
  });
}

/** Packages only, so that no test depends on the tools of its machine. */
function setup(): Promise<Ended> {
  const script = `const { setup } = await import(${JSON.stringify(join(project, 'scripts', 'setup.mjs'))}); await setup('checks');`;
  return run(['--input-type=module', '--eval', script]);
}

function command(...args: string[]): string[] {
  return [join(project, 'scripts', 'run.mjs'), ...args];
}

const installed = {
  code: 0,
  stdout: '',
  stderr: 'setup: installing the locked packages (npm ci)\nsetup: ready\n',
};
const nothingToDo = { code: 0, stdout: '', stderr: '' };

test('the first run installs, a second one is silent, also after the folder has moved', async () => {
  expect(await setup()).toEqual(installed);
  expect(await setup()).toEqual(nothingToDo);
  await rename(project, join(folder, 'moved'));
  project = join(folder, 'moved');
  expect(await setup()).toEqual(nothingToDo);
});

test('a package that went missing, and an install that was cut off, are mended', async () => {
  await setup();
  await rm(join(project, 'node_modules', 'neighbour'), { recursive: true });
  expect(await setup()).toEqual(installed);
  // what a killed run leaves: the mark with the process id of an npm that is gone
  await writeFile(join(project, '.tools', 'packages-unfinished'), '4194305');
  expect(await setup()).toEqual(installed);
});

test('two runs at once install once, and both find it ready', async () => {
  const both = await Promise.all([setup(), setup()]);
  expect(both.map(({ code, stdout }) => ({ code, stdout }))).toEqual([
    { code: 0, stdout: '' },
    { code: 0, stdout: '' },
  ]);
  const lines = both.flatMap(({ stderr }) => stderr.split('\n')).filter((line) => line.includes('npm ci'));
  expect(lines).toHaveLength(1);
});

test('an install that fails says why and is not taken for done', async () => {
  await rm(join(project, 'package-lock.json'));
  await writeFile(join(project, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }');
  const failed = await setup();
  expect(failed.code).toBe(1);
  expect(failed.stderr).toContain('npm ci failed');
  expect((await setup()).code).toBe(1);
});

test('a command gets its arguments, its folder and its streams, and its exit code comes back', async () => {
  const source = `console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() })); process.exit(7);`;
  await writeFile(join(project, 'src', 'main', 'cli', 'main.ts'), source);
  await run(command('kijkkring'));
  expect(await run(command('kijkkring', 'tag', '--note', 'twee woorden'))).toEqual({
    code: 7,
    stdout: `${JSON.stringify({ args: ['tag', '--note', 'twee woorden'], cwd: folder })}\n`,
    stderr: '',
  });
});

test('a signal reaches the command, which ends in its own way', async () => {
  const source = `process.on('SIGTERM', () => process.exit(42)); setInterval(() => {}, 1000); console.log('up');`;
  await writeFile(join(project, 'src', 'main', 'cli', 'main.ts'), source);
  const ended = await run(command('kijkkring'), (kill) => kill('SIGTERM'));
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 42, stdout: 'up\n' });
});

test('a command that is not there is wrong usage', async () => {
  const ended = await run(command('nothing'));
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('Usage:');
});
