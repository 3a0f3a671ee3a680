import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainFileSource } from '../../src/main/files/plain-file-source.ts';
import { createAgeHeader, newAgeIdentity, restoreAgeHeader } from '../../src/main/vault/age-header.ts';
import { sealCheckpoint, sealFile } from '../../src/main/vault/seal-file.ts';
import { KijkkringError } from '../../src/shared/errors.ts';

/**
 * Seals `source` of the given folder in a process of its own, so that a test can limit or kill it; goes on where an earlier
 * process stopped. Prints the hash, or the code of the refusal.
 */
const folder = process.argv[2] ?? '';
const headerFile = join(folder, 'header.json');
const checkpointFile = join(folder, 'checkpoint.json');

if (!existsSync(headerFile)) {
  const { recipient } = await newAgeIdentity();
  const { bytes, fileKey } = await createAgeHeader({ recipients: [recipient] });
  const stored = [bytes, fileKey].map((part) => Buffer.from(part).toString('base64'));
  writeFileSync(headerFile, JSON.stringify(stored));
}
const [bytes, fileKey] = (JSON.parse(readFileSync(headerFile, 'utf8')) as string[]).map((part) =>
  Buffer.from(part, 'base64'),
);
if (bytes === undefined || fileKey === undefined) throw new Error('no header');
const resume = existsSync(checkpointFile)
  ? { resume: sealCheckpoint.parse(JSON.parse(readFileSync(checkpointFile, 'utf8'))) }
  : {};

try {
  const sealed = await sealFile({
    source: await plainFileSource(join(folder, 'source')),
    target: join(folder, 'original.age'),
    header: await restoreAgeHeader(bytes, fileKey),
    ...resume,
    onCheckpoint: (checkpoint) => writeFileSync(checkpointFile, JSON.stringify(checkpoint)),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  process.stdout.write(`${sealed.sha256}\n`);
} catch (error) {
  if (!(error instanceof KijkkringError)) throw error;
  process.stdout.write(`${error.code}\n`);
}
