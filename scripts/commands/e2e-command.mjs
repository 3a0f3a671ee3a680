import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { runChild } from './run-child.mjs';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const specs = 'tests/e2e/specs';
const wrongUsage = 2;

/** The shells that the journeys can run in (tests/e2e/drivers/driver.ts). */
const projects = ['chromium', 'electron'];

/**
 * `npm run e2e [-- --project=chromium|electron] [PATH…]`: the journeys in one shell, each in the built application.
 * @param {string} runtime
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runEndToEnd(runtime, args) {
  const { project, rest } = readArguments(args);
  if (!projects.includes(project)) {
    process.stderr.write(`Usage: npm run e2e -- [--project=${projects.join('|')}] [PATH…]\n`);
    return wrongUsage;
  }
  const paths = rest.some((argument) => !argument.startsWith('-')) ? rest : [specs, ...rest];
  return runChild(runtime, [vitest, 'run', ...paths], { env: { KK_E2E_PROJECT: project } });
}

/** @param {readonly string[]} args */
function readArguments(args) {
  const at = args.findIndex((argument) => /^--project(=|$)/.test(argument));
  if (at === -1) return { project: 'chromium', rest: [...args] };
  const joined = args[at]?.includes('=') === true;
  const project = joined ? args[at]?.slice('--project='.length) : args[at + 1];
  return {
    project: project ?? '',
    rest: args.filter((_, index) => index < at || index > (joined ? at : at + 1)),
  };
}
