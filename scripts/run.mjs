import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runEndToEnd } from './commands/e2e-command.mjs';
import { runChild } from './commands/run-child.mjs';
import { runStart } from './commands/start-command.mjs';
import { formatAll, runStaticChecks } from './commands/static-checks.mjs';
import { runTests } from './commands/test-command.mjs';
import { root } from './setup/paths.mjs';
import { orExplain, setup } from './setup.mjs';

const commandLine = join(root, 'src', 'main', 'cli', 'main.ts');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const electronVite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const bench = join(root, 'tests', 'bench', 'run.ts');
const atRest = join(root, 'tests', 'at-rest', 'check-at-rest.ts');

/**
 * What `npm run <name>` does once the machine is ready.
 * @type {Record<string, { purpose: import('./setup.mjs').Purpose, run: (runtime: string, args: string[]) => Promise<number> }>}
 */
const commands = {
  start: { purpose: 'everything', run: runStart },
  demo: { purpose: 'demo', run: (runtime, args) => runCommandLine('demo', runtime, ['demo', ...args]) },
  kijkkring: { purpose: 'commandLine', run: (runtime, args) => runCommandLine('kijkkring', runtime, args) },
  test: { purpose: 'tests', run: (runtime, args) => runTests(runtime, args, { full: false }) },
  'test:full': { purpose: 'tests', run: (runtime, args) => runTests(runtime, args, { full: true }) },
  gallery: {
    purpose: 'checks',
    run: (runtime, args) => runChild(runtime, [vite, '--config', 'vite.gallery.config.ts', ...args]),
  },
  build: { purpose: 'checks', run: (runtime, args) => runChild(runtime, [electronVite, 'build', ...args]) },
  e2e: { purpose: 'tests', run: runEndToEnd },
  bench: { purpose: 'demo', run: (runtime, args) => runChild(runtime, [bench, ...args]) },
  check: {
    purpose: 'checks',
    run: async (runtime) => ((await runStaticChecks(runtime)).failed === 0 ? 0 : 1),
  },
  'check:at-rest': { purpose: 'tests', run: (runtime, args) => runChild(runtime, [atRest, ...args]) },
  format: { purpose: 'checks', run: (runtime) => formatAll(runtime) },
};

/**
 * @param {string} script name in package.json
 * @param {string} runtime
 * @param {string[]} args
 */
function runCommandLine(script, runtime, args) {
  return runChild(runtime, [commandLine, ...args], { cwd: callersFolder(script) });
}

/**
 * Where relative paths of the caller start. npm moves to the repository before it runs a script and leaves the first
 * folder in INIT_CWD; that variable is only believed when it was this very script that npm ran.
 * @param {string} script
 */
function callersFolder(script) {
  const first = process.env.INIT_CWD;
  const byNpm = process.env.npm_lifecycle_event === script && process.cwd() === root;
  return byNpm && first !== undefined && existsSync(first) ? first : process.cwd();
}

const [name, ...args] = process.argv.slice(2);
const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command === undefined) {
  process.stderr.write(`Usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [ARGUMENTS]\n`);
  process.exitCode = 2;
} else {
  await orExplain(async () => {
    process.exitCode = await command.run(await setup(command.purpose), args);
  });
}
