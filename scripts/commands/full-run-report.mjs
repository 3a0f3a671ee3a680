import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, platform, release } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';

/**
 * Leaves the result of a full run in `docs/test-full.json`, to be committed: what ran, on which commit, on what machine.
 * @param {string} runtime
 * @param {{ passed: number, failed: number, skipped: number }} tally
 * @param {number} durationMs
 */
export function writeFullRunReport(runtime, tally, durationMs) {
  const report = {
    commit: git('rev-parse', 'HEAD'),
    // true when files differed from that commit, so that the result is not the commit's alone
    changedFiles: git('status', '--porcelain') !== '',
    date: new Date().toISOString(),
    scale: 1,
    ...tally,
    durationSeconds: Math.round(durationMs / 1000),
    machine: {
      system: `${platform()} ${release()}`,
      processor: cpus()[0]?.model ?? 'unknown',
      cores: availableParallelism(),
      node: execFileSync(runtime, ['--version'], { encoding: 'utf8' }).trim(),
    },
  };
  writeFileSync(join(root, 'docs', 'test-full.json'), `${JSON.stringify(report, null, 2)}\n`);
}

/** @param {...string} args */
function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
