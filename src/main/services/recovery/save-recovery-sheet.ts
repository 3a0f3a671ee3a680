import { dirname, resolve } from 'node:path';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { writeRecoveryCode } from '../../../shared/kernels/recovery-code.ts';
import { followedPath, isWithin } from '../../files/followed-path.ts';
import { sharedPlaceOf } from '../../files/shared-place.ts';
import { writeNewFile } from '../../files/write-new-file.ts';
import { findRecoverySheet } from '../../store/repositories/recovery-repository.ts';
import { findParticipant } from '../../store/repositories/trajectory-repository.ts';
import { wipe } from '../../vault/secret-bytes.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';
import { readSecret, requireNewestSheet } from './recovery-service.ts';
import { recoverySheetText } from './recovery-sheet-text.ts';

/**
 * Writes the newest sheet, of which the code comes from the caller, to a new file. It is no job: what a job is asked stays in the database,
 * and the code is kept nowhere.
 * @throws `recoveryPlaceShared`, `recoveryPlaceLibrary`, as `readSecret`, as `recoverVault`, as `writeNewFile`
 */
export async function saveRecoverySheet(
  session: Session,
  { code, language, target }: ParsedInputOf<'recovery.save'>,
): Promise<void> {
  refusePlace(session, dirname(resolve(target)));
  const secret = readSecret(code);
  try {
    await requireNewestSheet(session, secret);
    const text = recoverySheetText({
      language,
      name: findParticipant(session.db, session.selfId)?.name ?? '',
      day: isoDay(findRecoverySheet(session.db)?.madeAt ?? session.clock.now()),
      groups: writeRecoveryCode(secret),
    });
    await writeNewFile(target, text);
  } finally {
    wipe(secret);
  }
}

/** Where others could come by it, or where it would lie beside what it opens. */
function refusePlace(session: Session, folder: string): void {
  if (sharedPlaceOf(folder) !== null) throw new KijkkringError('recoveryPlaceShared');
  if (isWithin(followedPath(folder), followedPath(session.folder)))
    throw new KijkkringError('recoveryPlaceLibrary');
}
