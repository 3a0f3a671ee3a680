import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { KijkkringError } from '../../shared/errors.ts';
import { buildFrameIndex } from './frame-index.ts';
import { goodPart } from './good-part.ts';
import { judgePlayable } from './playable.ts';
import { probeMedia } from './probe.ts';

const folder = scratchFolder('frame-index');
const picture = '-f lavfi -i testsrc2=s=320x240:r=25:d=4';
const sound = '-f lavfi -i sine=d=4:r=48000';
const h264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p';

function ffmpeg(options: string, name: string): void {
  execFileSync('ffmpeg', [
    '-v',
    'error',
    '-y',
    ...options.split(' ').filter((part) => part !== ''),
    join(folder, name),
  ]);
}

function bytesOf(name: string): Buffer {
  return readFileSync(join(folder, name));
}

beforeAll(() => {
  ffmpeg(`${picture} ${sound} ${h264} -bf 3 -g 50 -c:a aac`, 'phone.mp4');
});

async function count(bytes: Uint8Array) {
  const source = memorySource(bytes);
  const probe = await probeMedia(source);
  const index = await buildFrameIndex(source, probe);
  return { probe, index, times: [...index.timesUs] };
}

/** 25 frames a second from `firstUs` on. */
function even(frames: number, firstUs = 0): number[] {
  return Array.from({ length: frames }, (_, frame) => firstUs + frame * 40_000);
}

test('reordered frames come in the order they are shown', async () => {
  const { index, times, probe } = await count(bytesOf('phone.mp4'));
  expect({ times, endUs: index.endUs, broken: index.brokenAtUs, origin: probe.originUs }).toEqual({
    times: even(100),
    endUs: 4_000_000,
    broken: null,
    origin: 0,
  });
});

test('frames that an edit list hides are not counted, packets or not', async () => {
  // A copy from 1 s on keeps the whole group before it and hides what lies before by an edit list.
  ffmpeg(`-ss 1 -i ${join(folder, 'phone.mp4')} -map 0:v -c copy`, 'cut.mp4');
  const packets = execFileSync('ffprobe', [
    ...['-v', 'error', '-select_streams', 'v', '-count_packets'],
    ...['-show_entries', 'stream=nb_read_packets', '-of', 'csv=p=0', join(folder, 'cut.mp4')],
  ]);
  const { times } = await count(bytesOf('cut.mp4'));
  expect({ packets: Number(packets), times }).toEqual({ packets: 100, times: even(75) });
});

test('fields, a late start and lost frames of a camcorder', async () => {
  const fields = `-f lavfi -i testsrc2=s=320x240:r=50:d=4 ${sound} -vf interlace`;
  ffmpeg(
    `${fields} ${h264} -flags +ilme+ildct -bf 2 -c:a mp2 -output_ts_offset 3600 -f mpegts`,
    'camcorder.mts',
  );
  const { probe, times } = await count(bytesOf('camcorder.mts'));
  const first = times[0] ?? -1;
  expect({ times, interlaced: probe.video.interlaced }).toEqual({
    times: even(100, first),
    interlaced: true,
  });
  expect(probe.originUs).toBeGreaterThan(3_600_000_000);
  expect(Math.min(first, probe.audio?.startUs ?? -1)).toBe(0);
});

test('frames at uneven times keep them', async () => {
  ffmpeg(`${picture} -vf select='not(mod(n,7))+eq(n,99)' -fps_mode vfr ${h264} -bf 2`, 'uneven.mkv');
  const { times } = await count(bytesOf('uneven.mkv'));
  const kept = even(100).filter((_, frame) => frame % 7 === 0 || frame === 99);
  expect(times).toEqual(kept);
});

test('fragments without an index, and a picture that begins after its sound', async () => {
  const late = `-f lavfi -i sine=d=4:r=48000 -itsoffset 1 -f lavfi -i testsrc2=s=320x240:r=25:d=3`;
  ffmpeg(
    `${late} ${h264} -fps_mode passthrough -c:a aac -movflags frag_keyframe+delay_moov+default_base_moof`,
    'late.mp4',
  );
  const { probe, times } = await count(bytesOf('late.mp4'));
  expect({ times, picture: probe.video.startUs, origin: probe.originUs }).toEqual({
    times: even(75, 1_000_000),
    picture: 1_000_000,
    origin: 0,
  });
  // The encoder's priming lies before zero: nobody hears it, and it does not move zero.
  expect(probe.audio?.startUs).toBeLessThanOrEqual(0);
});

/** Writes the display matrix of the first track (ISO 14496-12 §8.3.2): a quarter turn clockwise is 0 1 -1 0. */
function turn(film: Buffer, [a, b, c, d]: readonly [number, number, number, number]): Buffer {
  const turned = Buffer.from(film);
  const matrix = turned.indexOf('tkhd') + 4 + 40;
  for (const [place, value] of [a, b, 0, c, d].entries())
    turned.writeInt32BE(value * 0x10000, matrix + place * 4);
  return turned;
}

test.each([
  [[1, 0, 0, 1], { width: 320, height: 240, rotation: 0 }],
  [[0, 1, -1, 0], { width: 240, height: 320, rotation: 90 }],
  [[-1, 0, 0, -1], { width: 320, height: 240, rotation: 180 }],
  [[0, -1, 1, 0], { width: 240, height: 320, rotation: 270 }],
] as const)('the matrix %j turns the picture', async (matrix, expected) => {
  const { width, height, rotation } = (await probeMedia(memorySource(turn(bytesOf('phone.mp4'), matrix))))
    .video;
  expect({ width, height, rotation }).toEqual(expected);
});

test('what was cut off does not play, and what is left is counted', async () => {
  ffmpeg(`-i ${join(folder, 'phone.mp4')} -c copy -movflags +faststart`, 'faststart.mp4');
  const whole = bytesOf('faststart.mp4');
  const { index, probe, times } = await count(whole.subarray(0, Math.floor(whole.length * 0.6)));
  expect(times.length).toBeGreaterThan(20);
  expect(times.length).toBeLessThan(90);
  const good = goodPart(index, 4_000_000);
  expect(judgePlayable(probe, { brokenAtUs: good?.hole?.fromUs ?? null })).toEqual({ playable: true });
  const endUs = good?.index.endUs ?? 0;
  expect(good?.cutShort).toEqual({ lostUs: 4_000_000 - endUs });
  expect(even(endUs / 40_000)).toEqual([...(good?.index.timesUs ?? [])]);
  await expect(count(bytesOf('phone.mp4').subarray(0, 50_000))).rejects.toMatchObject({
    code: 'mediaDamaged',
  });
});

test('progress never falls and ends at one; abort and a damaged source are heard', async () => {
  const film = memorySource(bytesOf('phone.mp4'));
  const probe = await probeMedia(film);
  const shares: number[] = [];
  await buildFrameIndex(film, probe, { onProgress: (share) => shares.push(share) });
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  const signal = AbortSignal.abort();
  await expect(buildFrameIndex(film, probe, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  await expect(probeMedia(film, { signal })).rejects.toMatchObject({ code: 'cancelled' });
  const damaged = {
    ...film,
    read: async (offset: number, length: number) => {
      if (offset + length > film.size / 2 && offset < film.size * 0.9)
        throw new KijkkringError('footageDamaged');
      return film.read(offset, length);
    },
  };
  await expect(buildFrameIndex(damaged, probe)).rejects.toMatchObject({ code: 'footageDamaged' });
});

test.each([
  ['nothing', 0, 'fileEmpty'],
  ['one byte', 1, 'notAVideo'],
])('%s is no film', async (_what, length, code) => {
  await expect(probeMedia(memorySource(new Uint8Array(length)))).rejects.toMatchObject({ code });
});

test('sound alone, a picture alone and a text each have their reason', async () => {
  ffmpeg(`${sound} -c:a aac`, 'sound.m4a');
  ffmpeg(`${sound} -c:a libmp3lame`, 'sound.mp3');
  ffmpeg(`${sound}`, 'sound.wav');
  ffmpeg(`${picture} -frames:v 1 -update 1`, 'photo.jpg');
  ffmpeg(`${picture} -frames:v 1 -update 1`, 'photo.png');
  const names = ['sound.m4a', 'sound.mp3', 'sound.wav', 'photo.jpg', 'photo.png'];
  const codes = await Promise.all(
    names.map((name) => count(bytesOf(name)).catch((error: KijkkringError) => error.code)),
  );
  expect(codes).toEqual([
    'mediaHasNoPicture',
    'mediaHasNoPicture',
    'mediaHasNoPicture',
    'notAVideo',
    'notAVideo',
  ]);
  await expect(
    count(Buffer.from('Beste ouders, morgen filmen wij in de klas.\n'.repeat(99))),
  ).rejects.toMatchObject({
    code: 'notAVideo',
  });
});
