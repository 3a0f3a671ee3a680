import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { KijkkringError } from '../../shared/errors.ts';
import { nameBeside } from '../files/durable-fs.ts';
import { toFileError, withFileErrors } from '../files/file-error.ts';
import { AgeFileWriter } from '../vault/age-file-writer.ts';
import { type AgeAudience, createAgeHeader } from '../vault/age-header.ts';
import { type ZipEntry, zipOf } from './zip-writer.ts';

export interface EnvelopeOrder {
  /** Where the bundle comes to stand; nothing may be there yet. */
  readonly target: string;
  readonly sealTo: AgeAudience;
  readonly signal: AbortSignal;
  /** Before its first byte is written: what a crash would leave is found back by it. */
  onBegin?(begun: BegunEnvelope): void;
}

/** How a sealed file that was begun is known again. */
export interface BegunEnvelope {
  readonly target: string;
  /** Where it lies until it is whole. */
  readonly beside: string;
  /** All that stands before its first chunk, base64: random, so that no other file begins with it. */
  readonly header: string;
}

/**
 * Writes a ZIP sealed as one age file, beside its name, which it gets when it is whole and on the disk; one that fails leaves
 * nothing.
 * @returns length and SHA-256 of the sealed file
 * @throws KijkkringError `fileExists`, `recipientInvalid`, `cancelled`, `diskFull`, `permissionDenied`, and what the entries throw
 */
export async function writeEnvelope(
  { target, sealTo, signal, onBegin }: EnvelopeOrder,
  entries: readonly ZipEntry[],
): Promise<{ bytes: number; sha256: string }> {
  await refuseExisting(target);
  const header = await createAgeHeader(sealTo);
  const beside = nameBeside(target);
  onBegin?.({ target, beside, header: Buffer.from(header.bytes).toString('base64') });
  const writer = await AgeFileWriter.create(target, header, beside);
  try {
    for await (const piece of zipOf(entries)) {
      signal.throwIfAborted();
      await writer.write(piece as Buffer);
    }
    signal.throwIfAborted();
    await refuseExisting(target); // something may have come there while films were sealed
    await writer.finish();
  } catch (error) {
    await writer.abort();
    throw toFileError(error);
  }
  return describeFile(target);
}

async function refuseExisting(path: string): Promise<void> {
  try {
    await access(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw toFileError(error);
  }
  throw new KijkkringError('fileExists');
}

/** Size and hash of the sealed file as it lies there: what the hand-over slip can carry. */
async function describeFile(path: string): Promise<{ bytes: number; sha256: string }> {
  return withFileErrors(async () => {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
    return { bytes, sha256: hash.digest('hex') };
  });
}
