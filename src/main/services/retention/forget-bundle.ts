import { KijkkringError } from '../../../shared/errors.ts';
import type { DestructionCause, DestructionReport } from '../../../shared/model/destruction.ts';
import { purgeMentions } from '../../store/repositories/erasure-repository.ts';
import { deleteMediaIdentity } from '../../store/repositories/key-repository.ts';
import {
  deleteReceivedBundle,
  findReceivedBundle,
  listReceivedFragments,
} from '../../store/repositories/received-repository.ts';
import type { Session } from '../session.ts';
import { removeFootage } from './destroy-recording.ts';
import { reportDestruction } from './destruction-report.ts';

/** Destroys a package that came in: the one thing its maker may ask of a colleague. @throws `bundleNotFound` */
export async function forgetBundle(
  session: Session,
  { bundleId, cause }: { bundleId: string; cause: DestructionCause },
): Promise<DestructionReport> {
  if (findReceivedBundle(session.db, bundleId) === null) throw new KijkkringError('bundleNotFound');
  const report = await session.erase('bundle.forget', (db) => {
    const fragments = listReceivedFragments(db, bundleId);
    deleteMediaIdentity(db, bundleId);
    deleteReceivedBundle(db, bundleId);
    purgeMentions(db, [bundleId, ...fragments.map(({ id }) => id)]);
    return reportDestruction(db, session, {
      subject: 'receivedBundle',
      subjectId: bundleId,
      cause,
      files: fragments.length,
    });
  });
  await removeFootage(session, bundleId);
  return report;
}
