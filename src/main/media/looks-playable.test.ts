import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeCameraFile } from '../../../tests/support/camera-file.ts';
import { memorySource } from '../../../tests/support/memory-source.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { plainFileSource } from '../files/plain-file-source.ts';
import { looksPlayable } from './looks-playable.ts';

const scratch = scratchFolder('looks-playable');

/** A box around others; the size it claims may be another than its own. */
function box(type: string, content: Buffer, size = content.length + 8): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A MP4 with tracks coded so, its index at the end. */
function film(...codecs: readonly string[]): Buffer {
  const tracks = codecs.map((codec) => {
    const entries = box('stsd', Buffer.concat([Buffer.alloc(8), box(codec, Buffer.alloc(70))]));
    const media = box('minf', Buffer.concat([box('vmhd', Buffer.alloc(12)), box('stbl', entries)]));
    return box('trak', Buffer.concat([box('tkhd', Buffer.alloc(84)), box('mdia', media)]));
  });
  const moov = box('moov', Buffer.concat([box('mvhd', Buffer.alloc(100)), ...tracks]));
  return Buffer.concat([box('ftyp', Buffer.from('isom')), box('mdat', Buffer.alloc(100_000)), moov]);
}

test.each([
  ['H.264 with sound', film('mp4a', 'avc1'), true],
  ['AV1', film('av01'), true],
  ['HEVC with sound', film('mp4a', 'hvc1'), false],
  ['sound alone', film('mp4a'), false],
  ['Matroska', Buffer.from('1a45dfa3010000', 'hex'), true],
  ['a transport stream', Buffer.alloc(188 * 10, 0x47), false],
  ['a playlist', Buffer.from('#EXTM3U\n'), false],
  ['nothing', Buffer.alloc(0), false],
  ['an index that was cut off', film('avc1').subarray(0, -120), false],
  [
    'boxes that claim more than there is',
    Buffer.concat([box('moov', box('trak', Buffer.alloc(8), 9e8))]),
    false,
  ],
])('%s', async (_, bytes, expected) => {
  expect(await looksPlayable(memorySource(bytes))).toBe(expected);
});

test('what a camera leaves', async () => {
  const source = await plainFileSource(makeCameraFile(join(scratch, 'camera.mp4'), { seconds: 1 }));
  expect(await looksPlayable(source)).toBe(true);
  await source.close();
});

test('any number of boxes is given up soon, and what follows the index is not read', async () => {
  let reads = 0;
  const counted = (bytes: Buffer) => ({
    ...memorySource(bytes),
    read: async (offset: number, length: number) => {
      reads += 1;
      return bytes.subarray(offset, offset + length);
    },
  });
  const free = Buffer.concat(Array.from({ length: 20_000 }, () => box('free', Buffer.alloc(0))));
  expect(await looksPlayable(counted(Buffer.concat([free, film('avc1')])))).toBe(false);
  expect(reads).toBeLessThan(1000);
  reads = 0;
  expect(await looksPlayable(counted(Buffer.concat([film('avc1'), free])))).toBe(true);
  expect(reads).toBeLessThan(20);
});
