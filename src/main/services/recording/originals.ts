import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { KijkkringError } from '../../../shared/errors.ts';
import { removeDurably } from '../../files/durable-fs.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { ReadableDb } from '../../store/database.ts';
import { isOriginalGone } from '../../store/repositories/review-repository.ts';
import type { Session } from '../session.ts';
import { footageFolder } from './footage-files.ts';

/** Before something that only the files of the camera are good for. @throws `originalGone` */
export function requireOriginal(db: ReadableDb, recordingId: string): void {
  if (isOriginalGone(db, recordingId)) throw new KijkkringError('originalGone');
}

/** Takes away the originals of a recording that goes on from its review copy. */
export function removeOriginals({ folder }: Session, recordingId: string): Promise<void> {
  const footage = footageFolder(folder, recordingId);
  return withFileErrors(async () => {
    for (const name of await readdir(footage))
      if (name.startsWith('original-')) await removeDurably(join(footage, name));
  });
}
