import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withFileErrors } from '../../files/file-error.ts';
import { listReceivedBundles } from '../../store/repositories/received-repository.ts';
import { listRecordings, listRenderedIds } from '../../store/repositories/recording-repository.ts';
import type { Session } from '../session.ts';

/**
 * Takes away what a crash left among the footage: folders that no record knows, and half-written files beside whole
 * ones. The half-sealed originals of an interrupted import stay: it goes on with them.
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
          const resumable = unfinished.has(owner) && !name.startsWith('.');
          if (name.endsWith('.part') && !resumable) await rm(join(folder, name), { force: true });
        }
    }
  });
}
