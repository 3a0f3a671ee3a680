import type { DestructionReport } from '../../../shared/model/destruction.ts';
import {
  deleteNames,
  deletePupil,
  purgeMemory,
  purgeMentions,
} from '../../store/repositories/erasure-repository.ts';
import { referNames } from '../../store/repositories/name-repository.ts';
import { requirePupil } from '../class/class-service.ts';
import type { Session } from '../session.ts';
import { reportDestruction } from './destruction-report.ts';

/** Destroys the list of first names. In texts names are references, so that everybody is a number from then on, everywhere. */
export function destroyNames(session: Session): Promise<DestructionReport> {
  return session.erase('names.destroy', (db) => {
    // a name that was typed before it stood on the list becomes a reference too
    referNames(db);
    const names = deleteNames(db);
    purgeMemory(db);
    return reportDestruction(db, session, { subject: 'nameList', subjectId: null, cause: 'owner', names });
  });
}

/** Takes a pupil out of the class: name, seat, what is on record of her, and who marked her where. @throws `pupilNotFound` */
export async function removePupil(session: Session, pupilId: string): Promise<DestructionReport> {
  requirePupil(session.db, pupilId);
  return session.erase('pupil.remove', (db) => {
    referNames(db);
    deletePupil(db, pupilId);
    purgeMentions(db, [pupilId]);
    return reportDestruction(db, session, {
      subject: 'pupil',
      subjectId: pupilId,
      cause: 'owner',
      names: 1,
    });
  });
}
