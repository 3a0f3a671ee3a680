import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { createAgeHeader, newAgeIdentity } from '../../src/main/vault/age-header.ts';
import { sealFile } from '../../src/main/vault/seal-file.ts';

/**
 * Does one of the two things that `seal-bench.ts` compares, in a process of its own so that its memory can be told, and
 * prints `{ sha256, ms, peakMb }`. Both force the result to disk.
 */
const [mode, folder = ''] = process.argv.slice(2);
const source = join(folder, 'source');
const PIECE_BYTES = 1024 * 1024;

async function copyAndHash(): Promise<string> {
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(piece, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(
    createReadStream(source, { highWaterMark: PIECE_BYTES }),
    hashing,
    createWriteStream(join(folder, 'result'), { flush: true, highWaterMark: PIECE_BYTES }),
  );
  return hash.digest('hex');
}

async function sealAndHash(): Promise<string> {
  const { recipient } = await newAgeIdentity();
  const opened = await plainFileSource(source);
  const { sha256 } = await sealFile({
    source: opened,
    target: join(folder, 'result'),
    header: await createAgeHeader({ recipients: [recipient] }),
    onCheckpoint: () => undefined,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  await opened.close();
  return sha256;
}

const start = performance.now();
const sha256 = await (mode === 'seal' ? sealAndHash() : copyAndHash());
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ sha256, ms, peakMb: process.resourceUsage().maxRSS / 1024 }));
