import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { hasHonestCounts } from './honest-counts.ts';
import { withPacketTracks } from './packet-tracks.ts';
import { probeMedia } from './probe.ts';
import { readSampleTable } from './sample-table.ts';

const folder = scratchFolder('honest-counts');

function made(name: string, options: string): Buffer {
  const inputs = '-f lavfi -i testsrc2=s=64x48:r=10:d=2 -f lavfi -i sine=d=2';
  const encoding = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -bf 2 -g 5 -c:a aac';
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...`${inputs} ${encoding} ${options}`.split(' '), path]);
  return readFileSync(path);
}

/** The same with another number in the first box of a type. @param at of the number, behind the type */
function lying(film: Buffer, type: string, at: number, number: number): Buffer {
  const changed = Buffer.from(film);
  changed.writeUInt32BE(number, film.indexOf(type) + 4 + at);
  return changed;
}

const files = ['-movflags faststart', '-movflags frag_keyframe+empty_moov+default_base_moof'] as const;
const [plain, fragmented] = files.map((options, at) => made(`film-${at}.mp4`, options));

test('a phone’s film, a streamed one and what is no MP4 claim nothing that they do not list', async () => {
  for (const film of [plain, fragmented, made('film.ts', '-f mpegts'), Buffer.from('a text')])
    expect(await hasHonestCounts(memorySource(film ?? Buffer.alloc(0)))).toBe(true);
});

test.each([
  ['how many frames a duration is for', 'stts', 8],
  ['how many frames are shown later', 'ctts', 8],
  ['how many frames have a size', 'stsz', 8],
])('a table that lies about %s is not asked', async (_what, type, at) => {
  if (plain === undefined) throw new Error('no film');
  // more than there is room for in any memory, were it believed
  const source = memorySource(lying(plain, type, at, 0x7fff_ffff));
  expect(await hasHonestCounts(source)).toBe(false);
  expect(await readSampleTable(source, await probeMedia(memorySource(plain)))).toBeNull();
  expect(await withPacketTracks(source, async (tracks) => tracks.length)).toBe(0);
});

test('a fragment that lies about its frames is not asked, whether it lists something of each or nothing', async () => {
  if (fragmented === undefined) throw new Error('no film');
  const listed = lying(fragmented, 'trun', 4, 0x7fff_ffff);
  expect(await hasHonestCounts(memorySource(listed))).toBe(false);
  const unlisted = lying(listed, 'trun', 0, 1);
  expect(await hasHonestCounts(memorySource(unlisted))).toBe(false);
});
