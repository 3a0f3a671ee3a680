import { access } from 'node:fs/promises';
import { KijkkringError } from '../../shared/errors.ts';
import { withFileErrors } from './file-error.ts';

/** Whether something has this path. @throws `permissionDenied`, `fileUnreadable` when that can't be told */
export async function isThere(path: string): Promise<boolean> {
  try {
    await withFileErrors(() => access(path));
    return true;
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'fileNotFound') return false;
    throw error;
  }
}
