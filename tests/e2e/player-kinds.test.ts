import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewReason } from '../../src/shared/model/review-copy.ts';
import { makeNumberedFilm, type NumberedFilm } from '../support/numbered-film.ts';
import { PlayerOverLibrary } from '../support/player-over-library.ts';
import { scale, scaled, seededRandom } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';
import { hasChromium } from './chromium.ts';

/** Steps through every kind of film that comes out of a camera, as it is taken in: each by the number in the picture on screen. */
const scratch = scratchFolder('player-kinds');
const steps = scaled(500);
const size = { width: 384, height: 216 };

type Kind = Pick<NumberedFilm, 'filters' | 'encoding'> & {
  readonly name: string;
  readonly file: string;
  /** Why the copy is shown that is made of it; null when the film itself is. */
  readonly copied: ReviewReason | null;
  /** Stored upside down, and said to be. */
  readonly isTurned?: boolean;
};

const h264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p'];
const kinds: readonly Kind[] = [
  {
    ...{ name: 'H.264 in order, a key frame every second', file: 'plain.mp4', copied: null },
    encoding: [...h264, '-bf', '0', '-g', '25', '-c:a', 'aac'],
  },
  {
    ...{ name: 'H.264 with B-frames that others lean on', file: 'pyramid.mp4', copied: null },
    encoding: [...h264, '-bf', '3', '-b_strategy', '0', '-x264-params', 'b-pyramid=normal', '-c:a', 'aac'],
  },
  {
    ...{ name: 'the copy of H.264 in open groups', file: 'open.mp4', copied: 'openGroups' },
    encoding: [...h264, '-bf', '2', '-g', '12', '-x264-params', 'open-gop=1:bframes=2', '-c:a', 'aac'],
  },
  {
    ...{ name: 'a phone held upside down', file: 'turned.mov', copied: null, filters: ['hflip', 'vflip'] },
    ...{ encoding: [...h264, '-c:a', 'aac'], isTurned: true },
  },
  {
    ...{ name: 'Matroska', file: 'recorder.mkv', copied: null },
    encoding: [...h264, '-bf', '2', '-c:a', 'aac'],
  },
  {
    ...{ name: 'the copy of HEVC', file: 'hevc.mp4', copied: 'codec' },
    encoding: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', '-c:a', 'aac'],
  },
  {
    ...{ name: 'the copy of an interlaced camcorder', file: '00001.mts', copied: 'container' },
    encoding: [...h264, '-flags', '+ildct+ilme', '-x264-params', 'tff=1', '-c:a', 'ac3', '-f', 'mpegts'],
  },
  {
    ...{ name: 'the copy of MPEG-4', file: 'old.avi', copied: 'codec' },
    encoding: ['-c:v', 'mpeg4', '-q:v', '3', '-bf', '2', '-c:a', 'mp3'],
  },
];

// a quick run tries the kinds that no other test of the player steps through
const tried = scale >= 1 ? kinds : kinds.filter(({ file }) => ['open.mp4', '00001.mts'].includes(file));
if (tried.length < kinds.length)
  process.stdout.write(`player-kinds: ${tried.length} of ${kinds.length} kinds in a quick run\n`);

/** Only what is copied can be said to be turned. */
function turned(path: string): string {
  const said = join(scratch, 'said-to-be-turned.mov');
  const copied = ['-c', 'copy', '-metadata:s:v:0', 'rotate=180', said];
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', path, ...copied]);
  return said;
}

describe.skipIf(!hasChromium('player-kinds'))('the player, on films as cameras make them', () => {
  let player: PlayerOverLibrary;

  beforeAll(async () => {
    player = await PlayerOverLibrary.open(scratch);
  });
  afterAll(() => player?.close());

  /** @returns also why a copy is made of it: null when none is */
  async function open(path: string, asCopy: boolean) {
    if (asCopy) {
      const { timesUs, copy } = await player.openCopy(path);
      return { timesUs, reason: copy.reason };
    }
    const { timesUs, recording } = await player.openFiles([path]);
    const { reason } = await player.core.ask('owner', 'recording.reviewCopy', { recordingId: recording.id });
    return { timesUs, reason };
  }

  test.each(tried)(
    `$name: ${steps} steps`,
    async ({ name, file, copied, isTurned = false, filters = [], encoding }) => {
      const made = makeNumberedFilm(join(scratch, file), { seconds: 8, filters, encoding });
      const path = isTurned ? turned(made) : made;
      const { timesUs, reason } = await open(path, copied !== null);
      expect(reason).toBe(copied);
      expect(timesUs).toHaveLength(200);
      const random = seededRandom(`steps, ${name}`);
      const wrong: unknown[] = [];
      let at = 0;
      for (let n = 0; n < steps; n += 1) {
        const before = at;
        const jumps = random() < 0.1;
        const by = random() < 0.5 ? -1 : 1;
        at = jumps ? Math.floor(random() * 200) : Math.max(0, Math.min(199, at + by));
        const seen = await player.goAndRead(jumps ? { seekUs: timesUs[at] ?? 0 } : { step: by }, size);
        if (seen.positionUs !== timesUs[at] || seen.number !== at) wrong.push({ n, before, at, ...seen });
      }
      expect(wrong).toEqual([]);
    },
    120_000 + steps * 1_000,
  );
});
