import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFrames } from '../../src/main/media/find-frames.ts';
import { probeMedia } from '../../src/main/media/probe.ts';
import { KijkkringError } from '../../src/shared/errors.ts';
import { memorySource } from '../support/memory-source.ts';
import { scale, scaled, seededRandom } from '../support/scale.ts';
import { scratchFolder } from '../support/scratch.ts';

const folder = scratchFolder('mutated-media');
const LONGEST_MS = 30_000;
const h264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -bf 2 -g 5';

/** Five kinds of file, each a few kilobytes. */
const kinds: Readonly<Record<string, string>> = {
  'phone.mp4': `${h264} -c:a aac -movflags +faststart`,
  'fragments.mov': `${h264} -c:a aac -movflags frag_keyframe+delay_moov`,
  'recorder.mkv': `${h264} -c:a aac`,
  'camcorder.ts': `${h264} -c:a ac3`,
  'old.avi': '-c:v mpeg4 -c:a mp2',
};

function made(name: string, options: string): Buffer {
  const inputs = '-f lavfi -i testsrc2=s=64x48:r=10:d=1 -f lavfi -i sine=d=1:r=16000';
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...`${inputs} ${options}`.split(' '), path]);
  return readFileSync(path);
}

type Random = (below: number) => number;

/** What cards, cables and sticks do to a file: bits flipped, pieces zeroed, cut off, taken out, twice there or in another place. */
const mutations: readonly ((film: Buffer, random: Random) => Buffer)[] = [
  (film, random) => {
    const flipped = Buffer.from(film);
    for (let n = 1 + random(40); n > 0; n -= 1) flipped[random(film.length)] = random(256);
    return flipped;
  },
  (film, random) => {
    const zeroed = Buffer.from(film);
    const at = random(film.length);
    return zeroed.fill(0, at, Math.min(film.length, at + 1 + random(2048)));
  },
  (film, random) => film.subarray(0, 1 + random(film.length)),
  (film, random) => {
    const at = random(film.length);
    return Buffer.concat([film.subarray(0, at), film.subarray(at + 1 + random(1024))]);
  },
  (film, random) => {
    const at = random(film.length);
    return Buffer.concat([film.subarray(0, at), film.subarray(Math.max(0, at - random(1024)))]);
  },
  // the first kilobyte holds what a file says of itself: sizes, lengths, counts
  (film, random) => {
    const lied = Buffer.from(film);
    lied.writeUInt32BE(random(2 ** 32), random(Math.min(1024, film.length - 4)));
    return lied;
  },
];

/** @returns the code of the refusal, or null when it came in. Anything but a refusal with a code is thrown on. */
async function refusalOf(film: Buffer): Promise<string | null> {
  const source = memorySource(film);
  const signal = AbortSignal.timeout(LONGEST_MS);
  try {
    const probe = await probeMedia(source, { signal });
    const { index } = await findFrames(source, probe, { signal });
    expect(index.timesUs.length).toBeGreaterThan(0);
    expect(index.endUs).toBeGreaterThan(index.timesUs.at(-1) ?? Number.POSITIVE_INFINITY);
    return null;
  } catch (error) {
    if (error instanceof KijkkringError) return error.code;
    throw error;
  }
}

const isLinux = process.platform === 'linux';
if (!isLinux)
  process.stdout.write('mutated media: which programs are left running is only looked at on Linux\n');

/** The programs that this process started and that still run (Linux). */
function childrenLeft(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const [, name = '', parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return Number(parent) === process.pid && /^(sh|ff)/.test(name) ? [name] : [];
    } catch {
      return []; // it ended meanwhile
    }
  });
}

/** Each takes three or four starts of ffmpeg: a quick run makes fewer than a tenth. */
const wanted = scale >= 1 ? 2_000 : scaled(400);

const refusals = [
  ...['mediaDamaged', 'notAVideo', 'mediaHasNoPicture', 'mediaNotPlayable', 'mediaFormatRefused'],
  'ffmpegFailed',
];

test('a film that was damaged in any way comes in as far as it is good, or is refused with a reason', {
  timeout: 7_200_000,
}, async () => {
  const next = seededRandom('mutated media');
  const random: Random = (below) => Math.floor(next() * below);
  const films = Object.entries(kinds).map(([name, options]) => made(name, options));
  const outcomes = new Map<string, number>();
  const waiting = Array.from({ length: wanted }, (_, n) => n);
  const work = async (): Promise<void> => {
    for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
      const film = films[n % films.length];
      const mutate = mutations[random(mutations.length)];
      if (film === undefined || mutate === undefined) throw new Error('there are films and mutations');
      const outcome = (await refusalOf(mutate(film, random))) ?? 'came in';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all([work(), work(), work()]);
  process.stdout.write(`mutated media: ${JSON.stringify(Object.fromEntries(outcomes))}\n`);
  expect(
    [...outcomes.keys()].filter((outcome) => outcome !== 'came in' && !refusals.includes(outcome)),
  ).toEqual([]);
  expect(outcomes.get('came in')).toBeGreaterThan(0);
  if (isLinux) expect(childrenLeft()).toEqual([]);
});
