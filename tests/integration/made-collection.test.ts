import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../src/main/core/create-core.ts';
import type { Recording } from '../../src/shared/model/recording.ts';
import { coreWithLibrary, runJob } from '../support/core-on-disk.ts';
import { scratchFolder } from '../support/scratch.ts';

/**
 * What the collection of camera files lacks, made here. The number of displayed frames of each follows from its recipe; `copy`
 * tells whether it is reviewed from a copy.
 */
const scratch = scratchFolder('made-collection');
const at = (name: string): string => join(scratch, name);
let core: Core;

const picture = '-f lavfi -i testsrc2=s=128x96:r=25:d=2';
const fields = '-f lavfi -i testsrc2=s=128x96:r=50:d=2';
const sound = '-f lavfi -i sine=d=2:r=48000';
const h264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';

type Row = {
  readonly recipe?: string;
  readonly frames?: number;
  readonly copy?: boolean;
  readonly refused?: string;
};

const rows: Readonly<Record<string, Row>> = {
  'interlaced-ac3.m2ts': {
    recipe: `${fields} ${sound} -vf interlace ${h264} -flags +ilme+ildct -bf 2 -c:a ac3 -f mpegts`,
    ...{ frames: 50, copy: true },
  },
  'hevc-10bit.mp4': {
    recipe: `${picture} ${sound} -c:v libx265 -preset ultrafast -x265-params log-level=none -pix_fmt yuv420p10le -tag:v hvc1 -c:a aac`,
    ...{ frames: 50, copy: true },
  },
  'open-groups.mp4': {
    recipe: `${picture} ${sound} ${h264} -x264-params open-gop=1:keyint=12:bframes=3:scenecut=0 -c:a aac`,
    ...{ frames: 50, copy: true },
  },
  'group-of-250.mp4': {
    recipe: `-f lavfi -i testsrc2=s=128x96:r=25:d=11 ${h264} -g 250 -sc_threshold 0 -bf 3`,
    ...{ frames: 275, copy: false },
  },
  // five frames a second, and then none for two seconds, twice
  'gaps-of-2s.mkv': {
    recipe: `-f lavfi -i testsrc2=s=128x96:r=5:d=8 -vf select='lt(mod(t,4),2)' -fps_mode vfr ${h264} -bf 2`,
    ...{ frames: 20, copy: false },
  },
  'no-sound.mov': { recipe: `${picture} ${h264}`, frames: 50, copy: false },
  'sound-alone.mp4': { recipe: `${sound} -c:a aac`, refused: 'mediaHasNoPicture' },
  'sound-alone.mp3': { recipe: `${sound}`, refused: 'mediaHasNoPicture' },
  // the one in open groups, with other headers
  'says-48-hours.mp4': { frames: 50, copy: true },
  'nothing.mp4': { refused: 'fileEmpty' },
};

/** Every length that the headers of an MP4 tell (ISO 14496-12: mvhd, tkhd, mdhd), made two days; the sample table stays as it is. */
function sayTwoDays(film: Buffer): Buffer {
  const lied = Buffer.from(film);
  const words = { mvhd: [12, 16], tkhd: [null, 20], mdhd: [12, 16] } as const;
  for (const [box, [scaleAt, lengthAt]] of Object.entries(words)) {
    for (let found = lied.indexOf(box); found >= 0; found = lied.indexOf(box, found + 4)) {
      const body = found + 4;
      const ticks = scaleAt === null ? 1000 : lied.readUInt32BE(body + scaleAt);
      lied.writeUInt32BE(Math.min(2 ** 32 - 1, ticks * 48 * 3600), body + lengthAt);
    }
  }
  return lied;
}

beforeAll(async () => {
  core = await coreWithLibrary(at('library'));
  for (const [name, { recipe }] of Object.entries(rows)) {
    if (recipe !== undefined) execFileSync('ffmpeg', ['-v', 'error', '-y', ...recipe.split(' '), at(name)]);
  }
  writeFileSync(at('says-48-hours.mp4'), sayTwoDays(readFileSync(at('open-groups.mp4'))));
  writeFileSync(at('nothing.mp4'), '');
});

afterAll(() => core.close());

async function outcomeOf(paths: readonly string[]): Promise<object> {
  try {
    const {
      id: recordingId,
      frames,
      state,
    } = (await runJob(core, 'recording.import', { paths })) as Recording;
    const { reason } = await core.ask('owner', 'recording.reviewCopy', { recordingId });
    return { state, frames, copy: reason !== null };
  } catch (error) {
    return { refused: (error as { code: string }).code };
  }
}

test.each(Object.entries(rows))('%s', async (name, { frames, copy, refused }) => {
  const expected = refused === undefined ? { state: 'ready', frames, copy } : { refused };
  expect(await outcomeOf([at(name)])).toEqual(expected);
});

test('the header that says two days is believed by ffmpeg, and not by us', () => {
  const { stderr } = spawnSync('ffmpeg', ['-hide_banner', '-i', at('says-48-hours.mp4')], {
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/Duration: 4\d:/);
});

test('three parts of a camcorder are one recording of all their frames', async () => {
  const part = (n: number): string => at(`0000${n}.MTS`);
  const recipe = `${fields} ${sound} -vf interlace ${h264} -flags +ilme+ildct -bf 2 -c:a ac3 -f mpegts`;
  for (const n of [1, 2, 3]) {
    const args = `${recipe} -output_ts_offset ${n * 2}`.split(' ');
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...args, part(n)]);
  }
  expect(await outcomeOf([1, 2, 3].map(part))).toEqual({ state: 'ready', frames: 150, copy: true });
});
