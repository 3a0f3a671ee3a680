import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

type Tally = { passed: number; failed: number; skipped: number };

/**
 * Counts a run for whoever reads its end: `npm test` names a file in `KIJKKRING_TALLY_FILE` and adds its own checks; without
 * it the count is printed, as one plain line.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tally = count(modules);
    const file = process.env.KIJKKRING_TALLY_FILE;
    if (file !== undefined) writeFileSync(file, JSON.stringify(tally));
    else process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`);
  }
}

/** A file that could not be loaded has no tests to fail: it counts as one failure. */
function count(modules: readonly TestModule[]): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed' || state === 'failed') tally[state] += 1;
      else tally.skipped += 1;
    }
    if (module.errors().length > 0) tally.failed += 1;
  }
  return tally;
}
