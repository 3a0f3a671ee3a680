import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWhole } from '../../../tests/support/memory-source.ts';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import { openAgeFile } from './age-file-reader.ts';
import { AgeFileWriter } from './age-file-writer.ts';
import { createAgeHeader, newAgeIdentity } from './age-header.ts';
import { CHUNK_BYTES, SEALED_CHUNK_BYTES } from './chunk-cipher.ts';

const scratch = scratchFolder('age-mutation');
const random = seededRandom('mutations of a sealed file');
const { identity, recipient } = await newAgeIdentity();

/** Lengths of the files that are mutated: one chunk, full chunks only, a short last chunk. */
const sizes = [1_000, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 500];

interface Sealed {
  readonly content: Buffer;
  readonly file: Buffer;
  /** Where the chunks begin. */
  readonly start: number;
}

function below(most: number): number {
  return Math.floor(random() * most);
}

function chunksOf({ file, start }: Sealed): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = start; at < file.length; at += SEALED_CHUNK_BYTES) {
    chunks.push(file.subarray(at, at + SEALED_CHUNK_BYTES));
  }
  return chunks;
}

function withChunks(sealed: Sealed, change: (chunks: Buffer[]) => void): Buffer {
  const chunks = chunksOf(sealed);
  change(chunks);
  return Buffer.concat([sealed.file.subarray(0, sealed.start), ...chunks]);
}

function flip(file: Buffer, from: number, to: number): Buffer {
  const copy = Buffer.from(file);
  const at = from + below(to - from);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 + below(255)), at);
  return copy;
}

const mutations: Record<string, (sealed: Sealed, other: Sealed) => Buffer> = {
  'a byte of the payload changed': ({ file, start }) => flip(file, start, file.length),
  'a byte of the header or nonce changed': ({ file, start }) => flip(file, 0, start),
  'cut anywhere': ({ file }) => file.subarray(0, below(file.length)),
  'cut between chunks': (sealed) => withChunks(sealed, (chunks) => chunks.splice(below(chunks.length))),
  'bytes added at the end': ({ file }) => Buffer.concat([file, randomBytes(1 + below(70_000))]),
  'bytes put in': ({ file }) => {
    const at = below(file.length);
    return Buffer.concat([file.subarray(0, at), randomBytes(1 + below(20)), file.subarray(at)]);
  },
  'bytes taken out': ({ file }) => {
    const at = below(file.length - 1);
    return Buffer.concat([file.subarray(0, at), file.subarray(at + 1 + below(20))]);
  },
  'chunks swapped': (sealed) =>
    withChunks(sealed, (chunks) => {
      const [a, b] = [below(chunks.length), below(chunks.length)];
      [chunks[a], chunks[b]] = [chunks[b] ?? Buffer.alloc(0), chunks[a] ?? Buffer.alloc(0)];
    }),
  'a chunk repeated': (sealed) =>
    withChunks(sealed, (chunks) => {
      const at = below(chunks.length);
      chunks.splice(at, 0, chunks[at] ?? Buffer.alloc(0));
    }),
  'a chunk taken out': (sealed) => withChunks(sealed, (chunks) => chunks.splice(below(chunks.length), 1)),
  'a chunk over another': (sealed) =>
    withChunks(sealed, (chunks) =>
      chunks.splice(below(chunks.length), 1, chunks[below(chunks.length)] ?? Buffer.alloc(0)),
    ),
  'a chunk of another file': (sealed, other) =>
    withChunks(sealed, (chunks) => {
      const foreign = chunksOf(other);
      chunks.splice(below(chunks.length), 1, foreign[below(foreign.length)] ?? Buffer.alloc(0));
    }),
  'an empty last chunk put behind': ({ file }) => Buffer.concat([file, randomBytes(16)]),
  'the header of another file': (sealed, other) =>
    Buffer.concat([other.file.subarray(0, other.start), sealed.file.subarray(sealed.start)]),
  'the nonce of another file': (sealed, other) =>
    Buffer.concat([
      sealed.file.subarray(0, sealed.start - 16),
      other.file.subarray(other.start - 16, other.start),
      sealed.file.subarray(sealed.start),
    ]),
};

async function seal(size: number): Promise<Sealed> {
  const path = join(scratch, `${size}.age`);
  const header = await createAgeHeader({ recipients: [recipient] });
  const content = randomBytes(size);
  const writer = await AgeFileWriter.create(path, header);
  await writer.write(content);
  await writer.finish();
  return { content, file: readFileSync(path), start: header.bytes.length };
}

/** What reading everything comes to: the content, or the code it was refused with. */
async function outcomeOf(file: Buffer): Promise<Buffer | string> {
  const path = join(scratch, 'mutated.age');
  writeFileSync(path, file);
  try {
    const source = await openAgeFile(path, { identity });
    try {
      return await readWhole(source, 100_000);
    } finally {
      await source.close();
    }
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('of 10,000 mutated files none is accepted', async () => {
  const files = await Promise.all(sizes.map(seal));
  for (const { file, content } of files) expect(await outcomeOf(file)).toEqual(content);

  const kinds = Object.entries(mutations);
  const wrong: { kind: string; outcome: string }[] = [];
  const refused: Record<string, number> = {};
  const wanted = scaled(10_000);
  for (let done = 0; done < wanted; ) {
    const [kind, mutate] = kinds[done % kinds.length] ?? ['', (sealed: Sealed) => sealed.file];
    const sealed = files[below(files.length)] ?? (await seal(1));
    const mutated = mutate(sealed, files[below(files.length)] ?? sealed);
    // Swapping a chunk with itself is no mutation: the draw is made again.
    if (mutated.equals(sealed.file)) continue;
    done += 1;
    const outcome = await outcomeOf(mutated);
    if (outcome === 'footageDamaged') refused[kind] = (refused[kind] ?? 0) + 1;
    else wrong.push({ kind, outcome: typeof outcome === 'string' ? outcome : 'accepted' });
  }
  expect(wrong).toEqual([]);
  expect(Object.keys(refused).sort()).toEqual(Object.keys(mutations).sort());
  expect(Object.values(refused).reduce((sum, count) => sum + count, 0)).toBe(wanted);
});
