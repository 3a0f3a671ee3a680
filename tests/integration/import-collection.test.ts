import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import type { ReviewCopy } from '../../src/shared/model/review-copy.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { collection } from '../support/media-collection.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasSharedMedia, sharedMedia } from '../support/shared-media.ts';

const scratch = scratchFolder('import-collection');
/** The decoding of a long one goes on behind the import: the others would wait for it. */
const longestLast = Object.entries(collection).sort(([, a], [, b]) => a.endUs - b.endUs);
let core: Core;

beforeAll(async () => {
  core = await coreWithLibrary(join(scratch, 'library'));
});

afterAll(() => core.close());

describe.runIf(hasSharedMedia('import of the collection'))(
  'every camera file comes in whole, as far as it is good, or is refused with the reason',
  () => {
    test.each(longestLast)('%s', async (name, row) => {
      const before = await core.ask('owner', 'recording.list', {});
      const outcome = await runJob(core, 'recording.import', { paths: [sharedMedia(name)] }).then(
        async (recording) => {
          const { state, frames, durationUs, width, height, rotation, cutShort, counting } =
            recording as Recording;
          return {
            state,
            frames,
            durationUs,
            cutShort,
            counting,
            hasSound: await hasSound(core),
            ...(row.shown === undefined ? {} : { shown: `${width}x${height} ${rotation}` }),
          };
        },
        (error: { code: string; params: Record<string, string> }) => ({ code: error.code }),
      );
      const isCopied = row.refused?.startsWith('mediaNotPlayable') === true;
      if (row.refused === undefined || isCopied) {
        const { shown, kept } = row;
        const { frames, endUs } = kept ?? row;
        expect(outcome).toEqual({
          state: 'ready',
          frames,
          durationUs: endUs,
          cutShort: kept === undefined ? null : { lostUs: kept.lostUs },
          hasSound: row.soundless !== true,
          // only the long one is watched before all of it was decoded
          counting: endUs > 60_000_000 ? 'checking' : 'counted',
          ...(shown === undefined ? {} : { shown }),
        });
        if (isCopied) await expectExactCopy(core);
      } else {
        expect(outcome).toEqual({ code: row.refused.split(' ')[0] });
        expect(await core.ask('owner', 'recording.list', {})).toEqual(before);
      }
    });
  },
);

/** What Chromium can't play is watched from a copy with exactly the frames of the original. */
async function expectExactCopy(core: Core): Promise<void> {
  const recording = (await core.ask('owner', 'recording.list', {})).at(-1);
  const copy = (await runJob(core, 'recording.makeReviewCopy', {
    recordingId: recording?.id,
  })) as ReviewCopy;
  expect(copy).toMatchObject({ state: 'ready', verified: true });
  const [run] = copy.runs;
  const shape = (size: { width: number; height: number } | undefined) =>
    (size?.width ?? 0) / (size?.height ?? 1);
  expect(shape(run)).toBeCloseTo(shape(recording), 1);
}

/** Of the recording that came in last. */
async function hasSound(core: Core): Promise<boolean> {
  const recordingId = (await core.ask('owner', 'recording.list', {})).at(-1)?.id ?? '';
  const { parts } = await core.ask('owner', 'recording.parts', { recordingId });
  return parts.some((part) => part.hasSound);
}
