import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withFileErrors } from '../../files/file-error.ts';
import { listReceivedBundles } from '../../store/repositories/received-repository.ts';
import { listRecordings, listRenderedIds } from '../../store/repositories/recording-repository.ts';
import { isOriginalGone, listReviewRuns } from '../../store/repositories/review-repository.ts';
import { partialPath } from '../../vault/seal-file.ts';
import { eachOnItsOwn } from '../each-on-its-own.ts';
import type { Session } from '../session.ts';
import { reviewFile } from './footage-files.ts';
import { removeOriginals } from './originals.ts';

/**
 * Takes away what a crash left among the footage: folders that no record knows, originals that their owner wiped, and half-written
 * files beside whole ones. The half-sealed originals of an interrupted import stay: it goes on with them.
 */
export async function sweepLeftovers(session: Session): Promise<void> {
  const recordings = listRecordings(session.db);
  const known = new Set<string>([
    ...recordings.filter(({ state }) => state !== 'destroyed').map((recording) => recording.id),
    ...listReceivedBundles(session.db).map((bundle) => bundle.id),
    ...listRenderedIds(session.db),
  ]);
  const unfinished = new Set<string>(
    recordings.filter((recording) => recording.state !== 'ready').map((recording) => recording.id),
  );
  const footage = join(session.folder, 'footage');
  await withFileErrors(async () => {
    for (const owner of await readdir(footage)) {
      const folder = join(footage, owner);
      if (!known.has(owner)) await rm(folder, { recursive: true, force: true });
      else
        for (const name of await readdir(folder)) {
          const resumable = isResumable(session, owner, name, unfinished);
          if (name.endsWith('.part') && !resumable) await rm(join(folder, name), { force: true });
        }
    }
  });
  const wiped = recordings.filter(({ id, state }) => state === 'ready' && isOriginalGone(session.db, id));
  await eachOnItsOwn(session, wiped, ({ id }) => removeOriginals(session, id));
}

/** An original on its way in, or a file of a review copy that was being written: their makers go on with them. */
function isResumable(
  session: Session,
  owner: string,
  name: string,
  unfinished: ReadonlySet<string>,
): boolean {
  if (unfinished.has(owner)) return !name.startsWith('.');
  return listReviewRuns(session.db, owner).some(
    ({ run, whole }) => !whole && name === basename(partialPath(reviewFile(session.folder, owner, run))),
  );
}
