import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vitest/config';
import { HeavyFirst } from './tests/support/heavy-first.ts';

/**
 * Nothing else of ours may run beside them: the one looks for leaks in places that all programs share, the other plays films as they
 * are watched, which no school laptop does beside two more browsers.
 */
const alone = ['tests/integration/demo.test.ts', 'tests/e2e/player-frames.test.ts'];

/** Passphrases cost here what they cost in the product. */
const fullCost = [
  'src/main/vault/age-header.test.ts',
  'src/main/vault/library-file.test.ts',
  'src/main/vault/passphrase.test.ts',
  'tests/integration/bundle-hostile.test.ts',
  'tests/integration/passphrase-cost.test.ts',
  'tests/integration/vault-format.test.ts',
];

const support = join(import.meta.dirname, 'tests', 'support');
const lowCost = {
  alias: [{ find: /^\.\/passphrase-cost\.ts$/, replacement: join(support, 'low-passphrase-cost.ts') }],
};

/** For the Node processes that a test starts; what Node compiled of the product is kept for the next. */
const env = {
  NODE_OPTIONS: `--import=${pathToFileURL(join(support, 'low-cost-hook.ts'))}`,
  NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules', '.cache', 'node-compile'),
};

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // what is waited for comes when it comes: a second, as it would be, is too short while others work
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    // films play in their own time and disks have to be waited for: three keep two cores at work
    maxWorkers: Math.max(3, Math.floor(availableParallelism() / 2)),
    reporters: ['default', './tests/support/tally-reporter.ts'],
    sequence: { sequencer: HeavyFirst },
    projects: [
      {
        extends: true,
        resolve: lowCost,
        test: { name: 'alone', include: alone, env, maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        resolve: lowCost,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: [...alone, ...fullCost, '**/node_modules/**'],
          env,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'full cost', include: fullCost, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        resolve: lowCost,
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts'],
          exclude: [...fullCost, '**/node_modules/**'],
          // small ones, and none leaves anything behind in its process: 150 times a new one would take longer than they do
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
