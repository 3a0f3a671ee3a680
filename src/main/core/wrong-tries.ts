import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KijkkringError } from '../../shared/errors.ts';
import { writeFileDurably } from '../files/durable-fs.ts';
import { withFileErrors } from '../files/file-error.ts';

/** Beside the library file: how many wrong passphrases were typed in a row. */
export const TRIES_NAME = 'wrong-tries.json';

const content = z.object({ wrong: z.int().min(0).max(1_000_000) });

/** How many wrong tries are on record; 0 where there is no record, no library, or none that can be understood. */
export async function readTries(folder: string): Promise<number> {
  try {
    const parsed = content.safeParse(JSON.parse(await readFile(join(folder, TRIES_NAME), 'utf8')));
    return parsed.success ? parsed.data.wrong : 0;
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError || (error as NodeJS.ErrnoException).code !== undefined;
    if (isUnreadable) return 0;
    throw error;
  }
}

/** Puts a count on record; 0 takes the record away. A disk that takes no record keeps nobody out of her library. */
export async function writeTries(folder: string, wrong: number): Promise<void> {
  const path = join(folder, TRIES_NAME);
  try {
    await withFileErrors(() =>
      wrong === 0 ? rm(path, { force: true }) : writeFileDurably(path, JSON.stringify({ wrong })),
    );
  } catch (error) {
    const harmless = ['diskFull', 'permissionDenied', 'fileNotFound', 'fileUnreadable'];
    if (!(error instanceof KijkkringError) || !harmless.includes(error.code)) throw error;
  }
}
