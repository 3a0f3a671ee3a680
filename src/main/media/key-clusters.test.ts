import { expect, test } from 'vitest';
import { KeyClusters } from './key-clusters.ts';

/** An element of Matroska; lengths of one, two and eight bytes all occur. */
function element(id: string, content: Buffer, width: 1 | 2 | 8 = 1): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(content.length) + 2n ** BigInt(7 * width));
  return Buffer.concat([Buffer.from(id, 'hex'), length.subarray(8 - width), content]);
}

const head = Buffer.concat([
  element('1a45dfa3', Buffer.from('4286810142f78101', 'hex'), 8),
  Buffer.from('1853806701ffffffffffffff', 'hex'),
  element('1549a966', Buffer.alloc(20, 1)),
]);

/** A key picture at a time in milliseconds; its bytes begin like the end of a cluster and the next one. */
function keyAt(ms: number): Buffer {
  const time = Buffer.alloc(3);
  time.writeUIntBE(ms, 0, 3);
  const picture = Buffer.concat([Buffer.from('8100008000001f43b675', 'hex'), Buffer.alloc(300, ms % 251)]);
  const content = [element('bf', Buffer.alloc(4)), element('e7', time), element('a3', picture, 2)];
  return element('1f43b675', Buffer.concat(content), 2);
}

async function thinned(stream: Buffer, piece: number): Promise<Buffer> {
  const out: Uint8Array[] = [];
  const clusters = new KeyClusters({
    ...{ intervalMs: 5_000, zeroMs: 60_000 },
    onBytes: async (bytes) => void out.push(Buffer.from(bytes)),
  });
  for (let at = 0; at < stream.length; at += piece) await clusters.push(stream.subarray(at, at + piece));
  await clusters.finish();
  return Buffer.concat(out);
}

test.each([1, 7, 333, 100_000])(
  'of each moment the last key picture that begins no later, pieces of %i',
  async (piece) => {
    const times = [59_000, 60_500, 62_000, 64_999, 65_000, 65_001, 69_000, 83_000, 84_000, 90_500];
    const stream = Buffer.concat([head, ...times.map(keyAt)]);
    // what comes before the first is shown by it, 5 s by the one that begins then, 10 to 20 s by that of 9 s, 25 s by that of 24 s; the last stays to the end
    const kept = [60_500, 65_000, 69_000, 84_000, 90_500];
    expect(await thinned(stream, piece)).toEqual(Buffer.concat([head, ...kept.map(keyAt)]));
  },
);

test('what is no such stream is refused', async () => {
  await expect(thinned(Buffer.alloc(100), 100)).rejects.toMatchObject({ code: 'ffmpegFailed' });
  const endless = Buffer.concat([head, Buffer.from('1f43b675ff', 'hex'), Buffer.alloc(20)]);
  await expect(thinned(endless, 50)).rejects.toMatchObject({ code: 'ffmpegFailed' });
});
