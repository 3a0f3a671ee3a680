import { type Core, createCore } from '../../src/main/core/create-core.ts';
import { randomIds, systemClock } from '../../src/main/core/ports.ts';
import type { Clock } from '../../src/shared/ports.ts';

export const TEST_PASSPHRASE = 'vier gewone woorden samen';

/** A core with real everything, and a new library open in it. */
export async function coreWithLibrary(folder: string, clock: Clock = systemClock): Promise<Core> {
  const core = plainCore(clock);
  await core.ask('owner', 'library.create', {
    ...{ folder, passphrase: TEST_PASSPHRASE, name: 'Marije', trajectoryTitle: 'Mijn traject' },
  });
  return core;
}

/** A core without a library; what goes wrong inside is written to standard error. */
export function plainCore(clock: Clock = systemClock): Core {
  return createCore({
    clock,
    ids: randomIds,
    log: { error: (_id, stack) => process.stderr.write(`${stack}\n`) },
  });
}

/** Starts a job and waits for its end. @throws what it failed with */
export async function runJob(
  core: Core,
  name:
    | 'recording.import'
    | 'recording.makeReviewCopy'
    | 'recording.confirm'
    | 'angle.find'
    | 'bundle.export'
    | 'bundle.import'
    | 'papers.export'
    | 'release.render'
    | 'copy.wipeSource'
    | 'privacy.exportLog',
  input: object,
): Promise<unknown> {
  const result = await core.call('owner', name, input);
  if (!result.ok) throw new Error(result.error.code);
  return core.outcomeOf((result.value as { jobId: string }).jobId);
}
