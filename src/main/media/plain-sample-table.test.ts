import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { buildFrameIndex } from './frame-index.ts';
import { viewOf } from './mp4-tree.ts';
import { longestKeyGap } from './packet-index.ts';
import { readPlainSampleTable } from './plain-sample-table.ts';
import { probeMedia } from './probe.ts';
import { readSampleTable } from './sample-table.ts';

const folder = scratchFolder('plain-sample-table');
const h264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -bf 2 -g 12';
const picture = '-f lavfi -i testsrc2=s=64x48:r=25:d=4';

function made(name: string, options: string): Buffer {
  const path = join(folder, name);
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...options.split(' '), path]);
  return readFileSync(path);
}

async function tableIn(film: Buffer) {
  const source = memorySource(film);
  const probe = await probeMedia(source);
  // ffmpeg writes the movie box as the last one, or as the second
  const at = film.indexOf('moov');
  const moov = viewOf(film.subarray(at + 4, at - 4 + film.readUInt32BE(at - 4)));
  return { source, probe, plain: readPlainSampleTable(moov, probe) };
}

test.each([
  ['B-frames, which begin by an edit', `${picture} ${h264}`],
  ['frames in order', `${picture} ${h264} -bf 0`],
  ['nothing but key frames', `${picture} -c:v mjpeg -q:v 5 -f mov`],
  ['uneven frames', `${picture} -vf select=not(mod(n\\,3))+gt(n\\,50) -fps_mode vfr ${h264}`],
  ['a picture that begins after the film', `-itsoffset 1.5 ${picture} -f lavfi -i sine=d=6 ${h264}`],
])('%s: the table says what decoding shows', async (name, options) => {
  const { source, probe, plain } = await tableIn(made(`${name.replaceAll(/\W/g, '-')}.mov`, options));
  expect(plain).not.toBeNull();
  const decoded = await buildFrameIndex(source, probe);
  const table = await readSampleTable(source, probe);
  expect({ ...table, timesUs: [...(table?.timesUs ?? [])] }).toEqual({
    ...{ timesUs: [...decoded.timesUs], endUs: decoded.endUs },
    ...{ keyGapUs: decoded.keyGapUs, openGroups: decoded.openGroups },
  });
});

test('an edit that hides the end, and fragments, are not for it', async () => {
  const whole = made('whole.mov', `${picture} ${h264}`);
  const edits = whole.indexOf('elst');
  const shorter = Buffer.from(whole);
  // how long the one stretch is shown, in ticks of the movie
  shorter.writeUInt32BE(Math.floor(whole.readUInt32BE(edits + 12) / 2), edits + 12);
  expect((await tableIn(whole)).plain).not.toBeNull();
  expect((await tableIn(shorter)).plain).toBeNull();
  const fragments = `-i ${join(folder, 'whole.mov')} -c copy -movflags frag_keyframe+empty_moov`;
  expect((await tableIn(made('fragments.mp4', fragments))).plain).toBeNull();
});

test('the longest way between key frames is found in more of them than a call can take', () => {
  const keysUs = Array.from({ length: 400_000 }, (_, n) => n * 40_000);
  expect(longestKeyGap([...keysUs, 400_000 * 40_000 + 500_000], 400_001 * 40_000 + 500_000)).toBe(540_000);
});
