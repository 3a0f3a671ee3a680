import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import { withFileErrors } from '../../files/file-error.ts';

/** A file of the program and its SHA-256 in lower-case hexadecimal; null when it can't be read. */
export interface ProgramFile {
  readonly name: string;
  readonly sha256: string | null;
}

/** Takes the hashes of these files as they lie on this machine, one after another. */
export async function hashProgramFiles(paths: readonly string[]): Promise<ProgramFile[]> {
  const files: ProgramFile[] = [];
  for (const path of paths) files.push({ name: basename(path), sha256: await hashOf(path) });
  return files;
}

async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await withFileErrors(() => pipeline(createReadStream(path), hash));
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof KijkkringError && unreadable.has(error.code)) return null;
    throw error;
  }
}

const unreadable: ReadonlySet<string> = new Set(['fileNotFound', 'permissionDenied', 'fileUnreadable']);
