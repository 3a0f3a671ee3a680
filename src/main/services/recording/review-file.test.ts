import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../../tests/support/scratch.ts';
import { newAgeIdentity } from '../../vault/age-identity.ts';
import { GrowingReviewFile } from './review-file.ts';

const folder = scratchFolder('review-file');

test('who reads while the file gets its end reads on in the whole file', async () => {
  const content = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => at % 251));
  const file = await GrowingReviewFile.create(join(folder, 'run'), (await newAgeIdentity()).identity);
  await file.write(content);
  await file.sync();
  const source = file.open();
  let hasEnded = false;
  const readOn = async (): Promise<void> => {
    while (!hasEnded) expect(await source.read(0, content.length)).toEqual(content);
  };
  const readers = [readOn(), readOn(), readOn()];
  await file.finish();
  hasEnded = true;
  await Promise.all(readers);
  expect(await source.read(100_000, 10)).toEqual(content.subarray(100_000, 100_010));
});
