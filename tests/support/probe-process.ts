import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { KijkkringError } from '../../src/shared/errors.ts';

/** Takes in the films named as arguments, as an import does, and prints what became of each: for a test under strace. */
async function outcomeOf(path: string): Promise<string> {
  try {
    const source = await plainFileSource(path);
    try {
      const index = await buildFrameIndex(source, await probeMedia(source));
      return `${index.timesUs.length} frames`;
    } finally {
      await source.close();
    }
  } catch (error) {
    if (error instanceof KijkkringError) return error.code;
    throw error;
  }
}

const outcomes: string[] = [];
for (const path of process.argv.slice(2)) outcomes.push(await outcomeOf(path));
process.stdout.write(JSON.stringify(outcomes));
