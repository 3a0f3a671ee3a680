import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ByteSource } from '../../src/main/files/byte-source.ts';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { findFrames } from '../../src/main/media/find-frames.ts';
import { buildFrameIndex } from '../../src/main/media/frame-index.ts';
import { type GoodPart, goodPart } from '../../src/main/media/good-part.ts';
import type { MediaProbe } from '../../src/main/media/media-probe.ts';
import { judgePlayable } from '../../src/main/media/playable.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { readSampleTable } from '../../src/main/media/sample-table.ts';
import { type FrameIndex, ticksToUs } from '../../src/shared/kernels/frame-times.ts';
import { type CollectionRow as Row, collection as rows } from '../support/media-collection.ts';
import { scale } from '../support/scale.ts';
import { hasSharedMedia, sharedMedia } from '../support/shared-media.ts';

/** Files that are refused before there is anything to count. */
const unreadable: Readonly<Record<string, string>> = {
  'count_english_speech.mp4': 'mediaHasNoPicture',
  'vp9_invalid_bitstream.webm': 'mediaDamaged',
};

/** Six minutes of it take longer to decode than all the others together: a quick run asks its table, as an import does. */
const isCountedByTable = (name: string): boolean => name === 'long_6min_1080p.mp4' && scale < 1;

async function framesOf(
  name: string,
  source: ByteSource,
  probe: MediaProbe,
): Promise<{ index: FrameIndex; good: GoodPart | null }> {
  if (isCountedByTable(name)) {
    const good = await findFrames(source, probe);
    return { index: good.index, good };
  }
  const index = await buildFrameIndex(source, probe);
  return { index, good: goodPart(index, (await readSampleTable(source, probe))?.endUs ?? null) };
}

async function look(name: string): Promise<Row> {
  const source = await plainFileSource(sharedMedia(name));
  try {
    const probe = await probeMedia(source);
    const { index, good } = await framesOf(name, source, probe);
    const verdict = judgePlayable(probe, { brokenAtUs: good?.hole?.fromUs ?? null });
    const { width, height, codedWidth, codedHeight, rotation } = probe.video;
    const turned = rotation !== 0 || width !== codedWidth || height !== codedHeight;
    return {
      frames: index.timesUs.length,
      firstUs: index.timesUs[0] ?? -1,
      lastUs: index.timesUs.at(-1) ?? -1,
      endUs: index.endUs,
      ...(probe.originUs === 0 ? {} : { origin: probe.originUs }),
      ...(probe.audio === null ? { soundless: true } : {}),
      ...(turned ? { shown: `${width}x${height} ${rotation}` } : {}),
      ...(good?.cutShort ? { kept: { ...framesIn(good), ...good.cutShort } } : {}),
      ...(verdict.playable
        ? {}
        : { refused: `${verdict.code} ${Object.values(verdict.params).join(' in ')}` }),
    };
  } finally {
    await source.close();
  }
}

function framesIn({ index }: GoodPart): { frames: number; endUs: number } {
  return { frames: index.timesUs.length, endUs: index.endUs };
}

const run = promisify(execFile);

/** Counts again by other means: ffprobe, on the file itself. */
async function recount(name: string): Promise<{ frames: number; firstUs: number; lastUs: number }> {
  const source = await plainFileSource(sharedMedia(name));
  const probe = await probeMedia(source);
  await source.close();
  const stream = String(probe.video.streamIndex);
  const show = ['-select_streams', stream, '-show_entries', 'frame=best_effort_timestamp', '-of', 'csv=p=0'];
  const { stdout } = await run('ffprobe', ['-v', 'quiet', ...show, sharedMedia(name)], {
    maxBuffer: 2 ** 26,
  });
  const ticks = stdout.split('\n').flatMap((line) => /^-?\d+/.exec(line)?.[0] ?? []);
  const times = ticks.map((tick) => ticksToUs(Number(tick), probe.video.timeBase));
  const shown = [...new Set(times)].filter((us) => !probe.hidesBeforeZero || us >= 0).sort((a, b) => a - b);
  const [firstUs = -1, lastUs = -1] = [shown[0], shown.at(-1)].map((us) => (us ?? 0) - probe.originUs);
  return { frames: shown.length, firstUs, lastUs };
}

if (scale < 1)
  process.stdout.write(
    'media collection: the long film is decoded, and all are counted again by ffprobe, with KK_SCALE=1 only\n',
  );

describe.runIf(hasSharedMedia('media collection'))('the media collection', () => {
  test.each(Object.entries(rows))('%s', async (name, row) => {
    expect(await look(name)).toEqual(row);
  });

  test.each(Object.entries(unreadable))('%s is refused', async (name, code) => {
    await expect(look(name)).rejects.toMatchObject({ code });
  });

  test.runIf(scale >= 1).each(Object.entries(rows))('%s, counted by ffprobe', async (name, row) => {
    const { frames, firstUs, lastUs } = row;
    expect(await recount(name)).toEqual({ frames, firstUs, lastUs });
  });
});
