import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';
import { writeFullRunReport } from './full-run-report.mjs';
import { runChild } from './run-child.mjs';
import { runStaticChecks } from './static-checks.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * `npm test`: format, lint, types and every test. The last line is always `N passed, N failed`.
 * @param {string} runtime
 * @param {readonly string[]} args for vitest, such as a path
 * @param {{ full: boolean }} options `full`: randomised checks with the numbers of the issues, and a report in docs
 * @returns {Promise<number>} exit code
 */
export async function runTests(runtime, args, { full }) {
  const started = Date.now();
  const checks = await runStaticChecks(runtime);
  const tests = await runVitest(runtime, args, full ? { KK_SCALE: '1' } : {});
  const tally = {
    passed: checks.passed + tests.passed,
    failed: checks.failed + tests.failed,
    skipped: tests.skipped,
  };
  if (full && args.length === 0) writeFullRunReport(runtime, tally, Date.now() - started);
  if (tally.skipped > 0) process.stdout.write(`\n${tally.skipped} skipped, for the reasons printed above\n`);
  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0 ? 0 : 1;
}

/**
 * @param {string} runtime
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Tally>}
 */
async function runVitest(runtime, args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'kijkkring-tally-'));
  const tallyFile = join(folder, 'tally.json');
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const options = { env: { ...env, KIJKKRING_TALLY_FILE: tallyFile } };
    const code = await runChild(runtime, [vitest, 'run', ...args], options);
    const tally = readTally(tallyFile);
    // a run that ends badly without a failed test (a crash, an error outside tests, nothing found) is a failure as well
    return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @returns {Tally} one failure where the run ended before it could count
 */
function readTally(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
