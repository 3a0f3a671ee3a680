import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  CHUNK_BYTES,
  chunkCount,
  createChunkCipher,
  plainLength,
  SEALED_CHUNK_BYTES,
  sealedLength,
  sealRun,
} from './chunk-cipher.ts';

const key = randomBytes(32);

test('lengths: every plaintext has one sealed length, and nothing else is a sealed length', () => {
  const lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_579];
  expect(lengths.map((length) => [chunkCount(length), sealedLength(length)])).toEqual([
    [1, 16],
    [1, 17],
    [1, 65_551],
    [1, 65_552],
    [2, 65_569],
    [2, 131_104],
    [17, 1_048_851],
  ]);
  expect(lengths.map((length) => plainLength(sealedLength(length)))).toEqual(lengths);
  const impossible = [-1, 0, 1, 15, SEALED_CHUNK_BYTES + 1, SEALED_CHUNK_BYTES + 15, SEALED_CHUNK_BYTES + 16];
  expect(impossible.map(plainLength)).toEqual(impossible.map(() => null));
});

test('a chunk opens in its own place only', () => {
  const cipher = createChunkCipher(key);
  const plain = randomBytes(100);
  const sealed = Buffer.alloc(116);
  const into = Buffer.alloc(100);
  // Beyond 32 bits the counter runs on into its higher bytes: 2^32 + 1 is not 1.
  for (const index of [0, 1, 255, 256, 2 ** 32 + 1]) {
    cipher.seal(index, false, plain, sealed);
    expect(cipher.open(index, false, sealed, into)).toBe(true);
    expect(into).toEqual(plain);
    const wrongPlaces = [0, 1, 2, 255, 256, 2 ** 32, 2 ** 32 + 1].filter((other) => other !== index);
    expect(wrongPlaces.map((other) => cipher.open(other, false, sealed, into))).toEqual(
      wrongPlaces.map(() => false),
    );
    expect(cipher.open(index, true, sealed, into)).toBe(false);
  }
  expect(createChunkCipher(randomBytes(32)).open(0, false, sealed, into)).toBe(false);
});

test('a run of chunks is the same as its chunks one by one', () => {
  const cipher = createChunkCipher(key);
  const plain = randomBytes(2 * CHUNK_BYTES + 5);
  const run = Buffer.alloc(3 * SEALED_CHUNK_BYTES);
  const length = sealRun(cipher, 7, plain, true, run);
  const single = Buffer.alloc(sealedLength(plain.length));
  for (const [i, last] of [false, false, true].entries()) {
    const piece = plain.subarray(i * CHUNK_BYTES, (i + 1) * CHUNK_BYTES);
    const at = i * SEALED_CHUNK_BYTES;
    cipher.seal(7 + i, last, piece, single.subarray(at, at + piece.length + 16));
  }
  expect(run.subarray(0, length)).toEqual(single);
});

test('after its key was overwritten it seals nothing', () => {
  const cipher = createChunkCipher(key);
  cipher.wipe();
  expect(() => cipher.seal(0, true, Buffer.alloc(1), Buffer.alloc(17))).toThrow(
    expect.objectContaining({ code: 'internal' }),
  );
});
