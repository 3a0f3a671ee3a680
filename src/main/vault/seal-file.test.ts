import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource, readWhole } from '../../../tests/support/memory-source.ts';
import { scaled, seededRandom } from '../../../tests/support/scale.ts';
import { scratchFolder } from '../../../tests/support/scratch.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { openAgeFile } from './age-file-reader.ts';
import { createAgeHeader, newAgeIdentity } from './age-header.ts';
import { CHUNK_BYTES, SEALED_CHUNK_BYTES } from './chunk-cipher.ts';
import { discardPartial, partialPath, type SealCheckpoint, type SealOptions, sealFile } from './seal-file.ts';

const scratch = scratchFolder('seal-file');
const random = seededRandom('resumed sealing');
const { identity, recipient } = await newAgeIdentity();

const sealingProcess = join(import.meta.dirname, '../../../tests/support/sealing-process.ts');

/** Long enough for a checkpoint in the middle, which comes every 64 MiB. */
const LONG = 70 * 1024 * 1024 + 12_345;

/** One job: seals, and keeps what its caller would keep. */
class Job {
  readonly target: string;
  readonly checkpoints: SealCheckpoint[] = [];
  readonly progress: number[] = [];
  readonly source: ByteSource;
  readonly #header: SealOptions['header'];

  private constructor(target: string, source: ByteSource, header: SealOptions['header']) {
    this.target = target;
    this.source = source;
    this.#header = header;
  }

  static async start(name: string, content: Uint8Array): Promise<Job> {
    const folder = join(scratch, name);
    mkdirSync(folder);
    const header = await createAgeHeader({ recipients: [recipient] });
    return new Job(join(folder, 'original.age'), memorySource(content), header);
  }

  run(o: { source?: ByteSource; signal?: AbortSignal; resume?: boolean } = {}) {
    const last = this.checkpoints.at(-1);
    return sealFile({
      source: o.source ?? this.source,
      target: this.target,
      header: this.#header,
      ...(last === undefined || o.resume === false ? {} : { resume: last }),
      onCheckpoint: (checkpoint) => this.checkpoints.push(checkpoint),
      onProgress: (bytes) => this.progress.push(bytes),
      signal: o.signal ?? new AbortController().signal,
    });
  }

  /** Runs until so many bytes of the source are done. */
  async runUntil(bytes: number): Promise<void> {
    const stop = new AbortController();
    const stopping: ByteSource = {
      ...this.source,
      read: (offset, length) => {
        if (offset >= bytes) stop.abort();
        return this.source.read(offset, length);
      },
    };
    await expect(this.run({ source: stopping, signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  }

  async content(): Promise<Buffer> {
    const source = await openAgeFile(this.target, { identity });
    const content = await readWhole(source);
    await source.close();
    return content;
  }

  get partial(): string {
    return partialPath(this.target);
  }
}

function sealedAs(content: Uint8Array) {
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

describe('a source is sealed in one go', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 1_048_576, 1_048_579])('%i bytes', async (size) => {
    const content = randomBytes(size);
    const job = await Job.start(`whole-${size}`, content);
    expect(await job.run()).toEqual(sealedAs(content));
    expect((await job.content()).equals(content)).toBe(true);
    const chunks = Math.max(1, Math.ceil(size / CHUNK_BYTES));
    expect(job.checkpoints).toEqual([
      { chunks: 0, sourceBytes: size },
      { chunks, sourceBytes: size },
    ]);
    expect(job.progress.at(-1)).toBe(size);
    expect(readdirSync(join(job.target, '..'))).toEqual(['original.age']);
  });

  test('with a checkpoint on the way when it is long', async () => {
    const content = randomBytes(LONG);
    const job = await Job.start('long', content);
    expect(await job.run()).toEqual(sealedAs(content));
    expect((await job.content()).equals(content)).toBe(true);
    expect(job.checkpoints.map(({ chunks }) => chunks)).toEqual([0, 1024, Math.ceil(LONG / CHUNK_BYTES)]);
    expect(job.progress).toEqual([...job.progress].sort((a, b) => a - b));
  });

  test('and never over a file that is there', async () => {
    const job = await Job.start('there', randomBytes(10));
    writeFileSync(job.target, 'kept');
    await expect(job.run()).rejects.toMatchObject({ code: 'fileExists' });
    expect(readFileSync(job.target, 'utf8')).toBe('kept');
    expect(readdirSync(join(job.target, '..'))).toEqual(['original.age']);
  });
});

describe('resuming', () => {
  test('after stops at random points gives the same file as one go', async () => {
    for (let round = 0; round < scaled(100); round += 1) {
      const content = randomBytes(1 + Math.floor(random() * 9_000_000));
      const job = await Job.start(`stops-${round}`, content);
      for (let stops = Math.floor(random() * 3); stops >= 0; stops -= 1) {
        await job.runUntil(Math.floor(random() * content.length)).catch((error: unknown) => {
          // A file of one batch is done before a stop can reach it.
          if (!existsSync(job.target)) throw error;
        });
        if (existsSync(job.partial) && random() < 0.5) {
          // What a crash leaves: anything between the last checkpoint and the last write.
          truncateSync(job.partial, Math.floor(random() * statSync(job.partial).size));
        }
      }
      expect(await job.run()).toEqual(sealedAs(content));
      expect((await job.content()).equals(content)).toBe(true);
      expect(existsSync(job.partial)).toBe(false);
    }
  });

  test('goes on where it was: what is sealed already is not written again', async () => {
    const content = randomBytes(LONG);
    const job = await Job.start('goes on', content);
    await job.runUntil(68 * 1024 * 1024);
    expect(job.checkpoints.at(-1)).toEqual({ chunks: 1024, sourceBytes: LONG });
    const before = readFileSync(job.partial);
    const reads: number[] = [];
    const watched: ByteSource = {
      ...job.source,
      read: (offset, length) => {
        reads.push(offset);
        return job.source.read(offset, length);
      },
    };
    expect(await job.run({ source: watched })).toEqual(sealedAs(content));
    const kept = 1024 * SEALED_CHUNK_BYTES;
    expect(readFileSync(job.target).subarray(0, kept).equals(before.subarray(0, kept))).toBe(true);
    // Compared and then sealed: no part of the source is read twice.
    expect(reads).toEqual([...new Set(reads)].sort((a, b) => a - b));
  });

  test('another card in the reader is refused, and the partial file stays as it was', async () => {
    const content = randomBytes(9_000_000);
    const job = await Job.start('another card', content);
    await job.runUntil(5_000_000);
    const before = readFileSync(job.partial);
    const other = Buffer.from(content);
    other.writeUInt8(other.readUInt8(3_000_000) ^ 1, 3_000_000);
    for (const changed of [other, content.subarray(1), Buffer.concat([content, Buffer.alloc(1)])]) {
      await expect(job.run({ source: memorySource(changed) })).rejects.toMatchObject({
        code: 'sourceChanged',
      });
    }
    expect(readFileSync(job.partial).equals(before)).toBe(true);
    expect(await job.run()).toEqual(sealedAs(content));
    expect((await job.content()).equals(content)).toBe(true);
  });

  test('a damaged partial file is sealed again from the damage on', async () => {
    const content = randomBytes(5_000_000);
    for (const at of [3, 200, 700_000, 3_500_000]) {
      const job = await Job.start(`damaged-${at}`, content);
      await job.runUntil(4_000_000);
      const partial = readFileSync(job.partial);
      partial.writeUInt8(partial.readUInt8(at) ^ 1, at);
      writeFileSync(job.partial, partial);
      expect(await job.run()).toEqual(sealedAs(content));
      expect((await job.content()).equals(content)).toBe(true);
    }
  });

  test('a partial file that is gone is made again', async () => {
    const content = randomBytes(3_000_000);
    const job = await Job.start('gone', content);
    await job.runUntil(2_000_000);
    await discardPartial(job.target);
    await discardPartial(job.target);
    expect(await job.run()).toEqual(sealedAs(content));
    expect((await job.content()).equals(content)).toBe(true);
  });

  test('a file that was whole before the caller heard of it is confirmed, not made again', async () => {
    const content = randomBytes(2_000_001);
    const job = await Job.start('whole already', content);
    await job.run();
    const before = readFileSync(job.target);
    expect(await job.run()).toEqual(sealedAs(content));
    expect(readFileSync(job.target).equals(before)).toBe(true);
    const other = Buffer.from(content).fill(1, 1_900_000);
    await expect(job.run({ source: memorySource(other) })).rejects.toMatchObject({ code: 'sourceChanged' });
    writeFileSync(job.target, before.subarray(0, -1));
    await expect(job.run()).rejects.toMatchObject({ code: 'footageDamaged' });
  });

  test('without a checkpoint what lies there is not believed', async () => {
    const content = randomBytes(2_000_000);
    const job = await Job.start('not believed', content);
    writeFileSync(job.partial, randomBytes(3_000_000));
    expect(await job.run({ resume: false })).toEqual(sealedAs(content));
    expect((await job.content()).equals(content)).toBe(true);
  });
});

test('a source that ends too early is not taken for whole', async () => {
  const content = randomBytes(3_000_000);
  const job = await Job.start('ends early', content);
  const shrinking = { ...memorySource(content.subarray(0, 2_500_000)), size: content.length };
  await expect(job.run({ source: shrinking })).rejects.toMatchObject({ code: 'sourceChanged' });
  expect(existsSync(job.target)).toBe(false);
});

test('a checkpoint that cannot be stored stops the sealing', async () => {
  const job = await Job.start('not stored', randomBytes(100));
  job.checkpoints.push = () => {
    throw new Error('the database is closed');
  };
  await expect(job.run()).rejects.toThrow('the database is closed');
  expect(existsSync(job.target)).toBe(false);
});

describe('in a process of its own', () => {
  /** Makes a folder with a source for the process to seal. */
  function prepared(name: string, bytes: number): { folder: string; sha256: string } {
    const folder = join(scratch, name);
    mkdirSync(folder);
    const content = randomBytes(bytes);
    writeFileSync(join(folder, 'source'), content);
    return { folder, sha256: sealedAs(content).sha256 };
  }

  function run(folder: string, o: { limit?: string; killAt?: string } = {}) {
    const command = `ulimit -f ${o.limit ?? 'unlimited'}; exec "$0" "$@"`;
    const { stdout, stderr, status, signal } = spawnSync(
      'bash',
      ['-c', command, process.execPath, sealingProcess, folder],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          NODE_NO_WARNINGS: '1',
          ...(o.killAt === undefined ? {} : { KIJKKRING_KILL_AT: o.killAt }),
        },
      },
    );
    return { stdout, stderr, status, signal };
  }

  test('a full disk is named, and what was sealed can be resumed', () => {
    const { folder, sha256 } = prepared('full disk', 6_000_000);
    const around = ['checkpoint.json', 'header.json'];
    expect(run(folder, { limit: '3000' })).toMatchObject({ stdout: 'diskFull\n', status: 0 });
    expect(readdirSync(folder).sort()).toEqual([...around, 'original.age.part', 'source']);
    expect(run(folder)).toMatchObject({ stdout: `${sha256}\n`, status: 0 });
    expect(readdirSync(folder).sort()).toEqual([...around, 'original.age', 'source']);
  });

  test('killed at each fsync and rename, no half file is taken for whole and it goes on', () => {
    const counted = run(prepared('count', 2_000_000).folder, { killAt: 'count' });
    const points = Number(/fault points: (\d+)/.exec(counted.stderr)?.[1]);
    expect(points).toBeGreaterThanOrEqual(8);
    let wholeAtKill = 0;
    for (let point = 1; point <= points; point += 1) {
      const { folder, sha256 } = prepared(`killed-${point}`, 2_000_000);
      expect(run(folder, { killAt: String(point) })).toMatchObject({ stdout: '', signal: 'SIGKILL' });
      const target = join(folder, 'original.age');
      if (existsSync(target)) {
        wholeAtKill += 1;
        expect(statSync(target).size).toBeGreaterThan(2_000_000 + 30 * 16);
      }
      expect(run(folder)).toMatchObject({ stdout: `${sha256}\n`, status: 0 });
      expect(existsSync(partialPath(target))).toBe(false);
    }
    // Only the points after the rename may leave it under its own name.
    expect(wholeAtKill).toBeLessThan(points / 2);
  });
});
