import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource, readWhole } from '../../../tests/support/memory-source.ts';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { openAgeFile, openAgePayload, openBrokenOff } from './age-file-reader.ts';
import { AgeFileWriter } from './age-file-writer.ts';
import { createAgeHeader, newAgeIdentity, openAgeHeader } from './age-header.ts';
import { sealedLength } from './chunk-cipher.ts';

const scratch = scratchFolder('age-file');
const { identity, recipient } = await newAgeIdentity();
const sizes = [0, 1, 65_535, 65_536, 65_537, 1_048_576, 1_048_579, 3_000_000];

async function sealed(name: string, content: Uint8Array, piece = content.length || 1): Promise<string> {
  const path = join(scratch, name);
  const writer = await AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] }));
  for (let at = 0; at < content.length; at += piece) await writer.write(content.subarray(at, at + piece));
  await writer.finish();
  return path;
}

describe('what was written is read back', () => {
  test.each(sizes)('%i bytes, written in pieces of any size', async (size) => {
    const content = randomBytes(size);
    for (const piece of [7_001, 65_536, 1_048_576, 5_000_000]) {
      const path = await sealed(`${size}-${piece}.age`, content, piece);
      const source = await openAgeFile(path, { identity });
      expect(source.size).toBe(size);
      expect((await readWhole(source, 300_000)).equals(content)).toBe(true);
      expect(readFileSync(path).length).toBe(headerLength(path) + sealedLength(size));
      await source.close();
    }
  });

  test('reads at random are the bytes of the plain file, also many at once', async () => {
    const random = seededRandom('random reads');
    const content = randomBytes(3_000_000);
    const source = await openAgeFile(await sealed('random.age', content), { identity });
    const reads = Array.from({ length: scaled(4000) }, () => {
      const offset = Math.floor(random() * (content.length + 100_000));
      const length = Math.floor(random() ** 4 * 2_500_000);
      return { offset, length };
    });
    for (let i = 0; i < reads.length; i += 8) {
      const wrong = await Promise.all(
        reads.slice(i, i + 8).map(async ({ offset, length }) => {
          const expected = content.subarray(offset, offset + length);
          const found = await source.read(offset, length);
          return Buffer.compare(found, expected) === 0 ? null : { offset, length };
        }),
      );
      expect(wrong.filter((read) => read !== null)).toEqual([]);
    }
    await source.close();
  });

  test('at the bounds', async () => {
    const content = randomBytes(65_537);
    const source = await openAgeFile(await sealed('bounds.age', content), { identity });
    expect(Buffer.from(await source.read(65_536, 100))).toEqual(content.subarray(65_536));
    expect(await source.read(65_537, 1)).toHaveLength(0);
    expect(await source.read(2 ** 50, 1)).toHaveLength(0);
    expect(await source.read(0, 0)).toHaveLength(0);
    for (const [offset, length] of [
      [-1, 1],
      [0, -1],
      [0.5, 1],
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      await expect(source.read(offset, length)).rejects.toMatchObject({ code: 'internal' });
    }
    await source.close();
  });
});

describe('a file that is still being written', () => {
  test('gives every byte that was written, and on the disk none of what can still change', async () => {
    const content = randomBytes(3_000_000);
    const path = join(scratch, 'growing.age');
    const beside = `${path}.part`;
    const header = await createAgeHeader({ recipients: [recipient] });
    const writer = await AgeFileWriter.create(path, header, beside);
    const random = seededRandom('growing');
    for (let at = 0; at < content.length; ) {
      const piece = content.subarray(at, at + 1 + Math.floor(random() * 150_000));
      await writer.write(piece);
      at += piece.length;
      const durable = random() < 0.5 ? await writer.sync() : 0;
      const from = Math.floor(random() * at);
      expect(Buffer.compare(await writer.read(from, at), content.subarray(from, at))).toBe(0);
      // as after a crash at this moment
      if (durable === 0) continue;
      expect(durable).toBeLessThan(at);
      const broken = await openBrokenOff(beside, { identity }, durable);
      expect(Buffer.compare(await readWhole(broken, 300_000), content.subarray(0, durable))).toBe(0);
      await broken.close();
      await expect(openAgeFile(beside, { identity })).rejects.toMatchObject({ code: 'footageDamaged' });
    }
    await writer.finish();
    const whole = await openAgeFile(path, { identity });
    expect((await readWhole(whole, 300_000)).equals(content)).toBe(true);
    await whole.close();
  });

  test('a chunk that was changed on the disk is not given', async () => {
    const path = join(scratch, 'changed-while-growing.age');
    const beside = `${path}.part`;
    const writer = await AgeFileWriter.create(
      path,
      await createAgeHeader({ recipients: [recipient] }),
      beside,
    );
    await writer.write(randomBytes(200_000));
    await writer.sync();
    const bytes = readFileSync(beside);
    bytes[1_000] = (bytes[1_000] ?? 0) ^ 1;
    writeFileSync(beside, bytes);
    await expect(writer.read(0, 10)).rejects.toMatchObject({ code: 'footageDamaged' });
    const broken = await openBrokenOff(beside, { identity }, 131_072);
    await expect(broken.read(0, 10)).rejects.toMatchObject({ code: 'footageDamaged' });
    await broken.close();
    await writer.abort();
    expect(readdirSync(scratch).filter((name) => name.startsWith('changed-while'))).toEqual([]);
  });
});

function headerLength(path: string): number {
  return readFileSync(path).indexOf('\n', readFileSync(path).indexOf('\n---') + 1) + 1 + 16;
}

test('closing waits for what is being read, and nothing is read after it', async () => {
  const content = randomBytes(2_000_000);
  const source = await openAgeFile(await sealed('closing.age', content), { identity });
  const reading = source.read(0, content.length);
  await Promise.all([source.close(), source.close()]);
  expect(Buffer.from(await reading).equals(content)).toBe(true);
  await expect(source.read(0, 1)).rejects.toMatchObject({ code: 'internal' });
});

test('an age file inside another source is read the same way', async () => {
  const header = await createAgeHeader({ passphrase: 'zes woorden' });
  const path = join(scratch, 'inside.age');
  const content = randomBytes(200_000);
  const writer = await AgeFileWriter.create(path, header);
  await writer.write(content);
  await writer.finish();
  const file = readFileSync(path);
  const opened = await openAgeHeader(file, { passphrase: 'zes woorden' });
  const source = await openAgePayload(memorySource(file), opened, 'bundleDamaged');
  expect((await readWhole(source)).equals(content)).toBe(true);
  file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
  await expect(openAgePayload(memorySource(file), opened, 'bundleDamaged')).rejects.toMatchObject({
    code: 'bundleDamaged',
  });
});

describe('a file on its way', () => {
  test('has another name until it is whole, and leaves nothing when it is given up', async () => {
    const folder = join(scratch, 'on its way');
    mkdirSync(folder);
    const header = await createAgeHeader({ recipients: [recipient] });
    const writer = await AgeFileWriter.create(join(folder, 'film.age'), header);
    await writer.write(randomBytes(100));
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.film\.age\.[0-9a-f]{12}\.part$/)]);
    await writer.abort();
    await writer.abort();
    expect(readdirSync(folder)).toEqual([]);
    await expect(writer.write(randomBytes(1))).rejects.toMatchObject({ code: 'internal' });
    await expect(writer.finish()).rejects.toMatchObject({ code: 'internal' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('after it is whole giving it up does nothing', async () => {
    const folder = join(scratch, 'whole');
    mkdirSync(folder);
    const path = join(folder, 'film.age');
    const writer = await AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] }));
    await writer.finish();
    await writer.abort();
    expect(readdirSync(folder)).toEqual(['film.age']);
  });

  test('two writes at a time are refused rather than mixed', async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    const writer = await AgeFileWriter.create(join(scratch, 'two.age'), header);
    const first = writer.write(randomBytes(3_000_000));
    await expect(writer.write(randomBytes(1))).rejects.toMatchObject({ code: 'internal' });
    await first;
    await writer.abort();
  });

  test('a folder that is not there', async () => {
    const header = await createAgeHeader({ recipients: [recipient] });
    await expect(AgeFileWriter.create(join(scratch, 'no', 'film.age'), header)).rejects.toMatchObject({
      code: 'fileNotFound',
    });
  });
});

test("whatever is wrong with the vault's file has one name", async () => {
  const path = await sealed('wrong.age', randomBytes(70_000));
  const other = await newAgeIdentity();
  writeFileSync(join(scratch, 'empty.age'), '');
  mkdirSync(join(scratch, 'folder.age'));
  writeFileSync(join(scratch, 'text.age'), 'not sealed');
  const codes: unknown[] = [];
  for (const [name, key] of [
    ['wrong.age', { identity: other.identity }],
    ['empty.age', { identity }],
    ['folder.age', { identity }],
    ['text.age', { identity }],
    ['gone.age', { identity }],
  ] as const) {
    codes.push(await openAgeFile(join(scratch, name), key).catch((error: { code: string }) => error.code));
  }
  expect(codes).toEqual(Array(5).fill('footageDamaged'));
  await (await openAgeFile(path, { identity })).close();
});

test('a file that is cut while it is open is noticed at the next read', async () => {
  const content = randomBytes(500_000);
  const path = await sealed('cut later.age', content);
  const source = await openAgeFile(path, { identity });
  writeFileSync(path, readFileSync(path).subarray(0, 100_000));
  await expect(source.read(200_000, 10)).rejects.toMatchObject({ code: 'footageDamaged' });
  await source.close();
});
