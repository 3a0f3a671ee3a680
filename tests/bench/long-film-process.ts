import { join } from 'node:path';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary } from '../support/core-on-disk.ts';
import { watchMemory } from './memory-watch.ts';

/**
 * Takes one film in through the core, in a process of its own so that its memory can be told, and prints when it could be watched and when it
 * was ready (ms since it was chosen), how many frames were found, and how much memory the process had at the most.
 */
const [film = '', folder = ''] = process.argv.slice(2);
const core = await coreWithLibrary(join(folder, 'library'));
const memoryAtMost = watchMemory();
const start = performance.now();
const { jobId } = await core.ask('owner', 'recording.import', { paths: [film] });
const outcome = core.outcomeOf(jobId);
const watchableMs = await whenWatchable();
const recording = (await outcome) as Recording;
const readyMs = performance.now() - start;
const peakMb = memoryAtMost();
const { frames } = recording;
process.stdout.write(JSON.stringify({ watchableMs, readyMs, frames, peakMb }));
for (const { id, state } of await core.ask('owner', 'job.list', {}))
  if (state === 'running') await core.ask('owner', 'job.cancel', { jobId: id });
await core.close();

/** A window asks the same: is there something of it that can be shown? */
async function whenWatchable(): Promise<number> {
  for (;;) {
    const [found] = await core.ask('owner', 'recording.list', {});
    if (found !== undefined) {
      const { parts } = await core.ask('owner', 'recording.parts', { recordingId: found.id });
      if (parts.length > 0) return performance.now() - start;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
