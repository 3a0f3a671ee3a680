import { closeSync, constants, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { faultPoint } from './fault-point.ts';

/**
 * The calls of durable-fs.ts for the few moments in which nothing else of the process may run in between, as when one
 * database takes the place of another.
 */

/** Forces a file that is not open elsewhere in this process to the disk. */
export function syncFileNow(path: string): void {
  syncHandleNow(openSync(path, 'r+'));
}

/** Gives a finished file its name, replacing what was there, durably. */
export function renameNow(from: string, to: string): void {
  faultPoint('before-rename');
  renameSync(from, to);
  faultPoint('after-rename');
  // Windows has no call for a folder and needs none: NTFS journals names itself.
  if (process.platform !== 'win32') syncHandleNow(openSync(dirname(to), constants.O_RDONLY));
}

function syncHandleNow(handle: number): void {
  try {
    faultPoint('before-fsync');
    fsyncSync(handle);
    faultPoint('after-fsync');
  } finally {
    closeSync(handle);
  }
}
