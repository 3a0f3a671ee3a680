import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Looks for leaks in places that all programs share, so nothing else of ours may run beside it. */
const alone = ['tests/integration/demo.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // what is waited for comes when it comes: a second, as it would be, is too short while others work
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    reporters: ['default', './tests/support/tally-reporter.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...alone, '**/node_modules/**'],
          // a browser or ffmpeg often waits for the other: two at least, also where vitest would keep one core free
          maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
