import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { classGroupId } from '../../../shared/model/ids.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import { readPupilCsv } from '../../interchange/pupil-csv.ts';
import type { ReadableDb } from '../../store/database.ts';
import { insertGroup, listGroups, setGroupOfPupil } from '../../store/repositories/class-repository.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { addPupil } from '../trajectory/trajectory-service.ts';
import { recordConsent } from './class-service.ts';

/** What a file would bring; nothing of it is stored. @throws what `readPupilCsv` does */
export function previewPupils(db: ReadableDb, base64: string): OutputOf<'class.previewPupils'> {
  const pupils = listPupils(db);
  const { encoding, delimiter, rows } = readPupilCsv(Buffer.from(base64, 'base64'), {
    numbers: pupils.map(({ number }) => number),
    names: pupils.flatMap(({ firstName }) => firstName ?? []),
  });
  return { encoding, delimiter, rows: [...rows] };
}

/**
 * Adds the pupils of a list, those with a number first, so that no other one takes it. All come, or none.
 * @throws `invalidInput` when a number is taken or the class is full
 */
export function importPupils(
  context: MutationContext,
  { pupils }: ParsedInputOf<'class.importPupils'>,
): OutputOf<'class.importPupils'> {
  const { db } = context;
  const inOrder = [...pupils].sort((a, b) => (a.number ?? 100) - (b.number ?? 100));
  const added = inOrder.map((listed): Pupil => {
    const pupil = addPupil(context, {
      number: listed.number ?? undefined,
      firstName: listed.firstName ?? undefined,
    });
    if (listed.group !== null) setGroupOfPupil(db, pupil.id, groupNamed(context, listed.group));
    if (listed.status !== null)
      recordConsent(context, {
        ...{ pupilId: pupil.id, category: 'circle', status: listed.status },
        ...{ basis: null, date: listed.date, evidence: listed.evidence },
      });
    return pupil;
  });
  return { added };
}

function groupNamed({ db, session }: MutationContext, name: string): string {
  const present = listGroups(db).find((group) => group.name === name);
  if (present !== undefined) return present.id;
  const id = classGroupId.parse(session.ids.next());
  insertGroup(db, { id, trajectoryId: session.trajectoryId, name });
  return id;
}
