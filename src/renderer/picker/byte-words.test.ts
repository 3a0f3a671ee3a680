import { expect, test } from 'vitest';
import { formatBytes } from './byte-words.ts';

test('sizes are said in thousands, with a tenth where it tells something', () => {
  const sizes = [0, 800, 12_345, 148_000_000, 4_100_000_000, 38_000_000_000];
  expect(sizes.map((bytes) => formatBytes(bytes, 'nl'))).toEqual([
    '0 kB',
    '1 kB',
    '12 kB',
    '148 MB',
    '4,1 GB',
    '38 GB',
  ]);
});
