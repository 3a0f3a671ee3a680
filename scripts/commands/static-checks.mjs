import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { runChild } from './run-child.mjs';

const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** One per environment, so that none can use the types of another; `tsconfig.json` only points an editor to one. */
function projects() {
  return readdirSync(root).filter((name) => /^tsconfig\.(?!base\.).+\.json$/.test(name));
}

/**
 * Format, lint and types; all are run, also after one failed.
 * @param {string} runtime
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runStaticChecks(runtime) {
  const checks = [
    { title: 'biome check', args: [biome, 'check', '--error-on-warnings'] },
    ...projects().map((name) => ({ title: `tsc ${name}`, args: [tsc, '--project', name] })),
  ];
  const count = { passed: 0, failed: 0 };
  for (const { title, args } of checks) {
    const good = (await runChild(runtime, args)) === 0;
    count[good ? 'passed' : 'failed'] += 1;
    process.stdout.write(`${good ? 'passed' : 'FAILED'}: ${title}\n`);
  }
  return count;
}

/** @param {string} runtime */
export function formatAll(runtime) {
  return runChild(runtime, [biome, 'check', '--write', '--error-on-warnings']);
}
