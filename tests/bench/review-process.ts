import { join } from 'node:path';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { watchMemory } from './memory-watch.ts';

/** Takes one film in and copies it, in a process of its own, and prints how much memory that had at the most, in MB. */
const [film = '', folder = ''] = process.argv.slice(2);
const core = await coreWithLibrary(join(folder, 'library'));
const memoryAtMost = watchMemory();
const { id } = (await runJob(core, 'recording.import', { paths: [film] })) as Recording;
await runJob(core, 'recording.makeReviewCopy', { recordingId: id });
process.stdout.write(JSON.stringify({ peakMb: memoryAtMost() }));
await core.close();
