import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainFileSink } from '../../src/main/files/plain-file-sink.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { checkFragment } from '../../src/main/media/fragment-check.ts';
import { makeFragment } from '../../src/main/media/fragment-make.ts';
import { type FragmentRequest, renderFragment } from '../../src/main/media/fragment-render.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { watchMemory } from './memory-watch.ts';

/** What one fragment took, in milliseconds, and the memory of the process that made all of them. */
export type FragmentTimes = {
  readonly rounds: readonly { readonly cutMs: number; readonly fullMs: number }[];
  readonly peakMb: number;
};

const signal = new AbortController().signal;
const onProgress = () => undefined;

/** The same fragment both ways, each with its check. */
async function bothWays(asked: FragmentRequest, path: string): Promise<FragmentTimes['rounds'][number]> {
  const place = {
    create: () => PlainFileSink.create(path),
    open: () => plainFileSource(path),
    discard: () => rm(path, { force: true }),
  };
  const cutMs = await timed(async () => {
    const made = await makeFragment({ ...asked, place, signal, onProgress });
    if (made.path !== 'smart') throw new Error(`the fragment was encoded anew: ${made.reason}`);
  });
  await place.discard();
  const fullMs = await timed(async () => {
    await renderFragment({ ...asked, sink: await place.create(), signal, onProgress });
    const rendered = await place.open();
    await checkFragment({ ...asked, rendered, signal });
    await rendered.close();
  });
  await place.discard();
  return { cutMs, fullMs };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const [folder = '', ...begins] = process.argv.slice(2);
// not `maxRSS`: Linux counts what the process that began this one had
const memoryAtMost = watchMemory();
const source = await plainFileSource(join(folder, 'lesson.mp4'));
const probe = await probeMedia(source);
const parts = [{ source, probe, index: await buildFrameIndex(source, probe) }];
const rounds: FragmentTimes['rounds'][number][] = [];
for (const begin of begins.map(Number)) {
  rounds.push(
    await bothWays({ parts, inFrame: begin, outFrame: begin + 60 * 25 }, join(folder, 'fragment.mp4')),
  );
}
await source.close();
process.stdout.write(JSON.stringify({ rounds, peakMb: memoryAtMost() } satisfies FragmentTimes));
