import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { KnownCopy } from '../../../shared/model/known-copy.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listContacts, listRecipients } from '../../store/repositories/contact-repository.ts';
import {
  deleteGoneCopy,
  deleteSourcesOfNothing,
  listFilmSources,
  listGoneCopies,
  putGoneCopy,
} from '../../store/repositories/copy-repository.ts';
import { listHandedOver } from '../../store/repositories/custody-repository.ts';
import { listMadeBundles } from '../../store/repositories/home-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { listFragments } from '../../store/repositories/viewing-repository.ts';
import { listGivenWatches } from '../../store/repositories/watch-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import type { Session } from '../session.ts';

/** Everything that is known to lie outside of each recording; the sample lesson is nobody's, and has none. */
export function listKnownCopies({ db, kind }: Session): KnownCopy[] {
  return kind === 'practice' ? [] : knownCopies(db);
}

/** Says it in the log, unless it was said already. Of what was destroyed and is gone everywhere nothing is told any more. @throws `copyNotFound` */
export function setCopyGone(
  { db, session }: MutationContext,
  { copyId, gone }: ParsedInputOf<'copy.setGone'>,
): void {
  const known = knownCopies(db).find((copy) => copy.copyId === copyId);
  if (known === undefined) throw new KijkkringError('copyNotFound');
  if ((known.goneAt !== null) !== gone)
    appendLog(db, session, { kind: 'copyGone', copy: known.kind, copyId, gone });
  if (gone) putGoneCopy(db, copyId, session.clock.now());
  else deleteGoneCopy(db, copyId);
  deleteSourcesOfNothing(db);
}

function knownCopies(db: ReadableDb): KnownCopy[] {
  const goneAt = listGoneCopies(db);
  return [...takenFrom(db), ...givenAlong(db), ...watchedAlong(db), ...handedOn(db)].map((copy) => {
    const gone = goneAt.get(copy.copyId) ?? null;
    return { ...copy, goneAt: gone, wipeable: copy.wipeable && gone === null };
  });
}

type Copy = Omit<KnownCopy, 'goneAt'>;

/** What is not here whole is not offered to be wiped: another try may get more of it. */
function takenFrom(db: ReadableDb): Copy[] {
  const films = new Set<string>(
    listRecordings(db)
      .filter(({ state, cutShort }) => state === 'ready' && cutShort === null)
      .map(({ id }) => id),
  );
  return listFilmSources(db).map(({ recordingId, kind, paths, notedAt }) => ({
    ...{ copyId: recordingId, recordingId, kind, paths, sealedTo: [], madeAt: notedAt },
    wipeable: kind === 'source' && paths.length > 0 && films.has(recordingId),
  }));
}

function givenAlong(db: ReadableDb): Copy[] {
  const bundles = listMadeBundles(db);
  if (bundles.length === 0) return [];
  const names = new Map<string, string>(listContacts(db).map(({ id, name }) => [id, name]));
  return listRecordings(db).flatMap(({ id: recordingId }) => {
    const own = new Set<string>(listFragments(db, recordingId).map(({ id }) => id));
    return bundles
      .filter(({ fragmentIds }) => fragmentIds.some((id) => own.has(id)))
      .map(({ id, madeAt }) => ({
        ...{ copyId: id, recordingId, kind: 'release' as const, paths: [], madeAt, wipeable: false },
        sealedTo: listRecipients(db, id).flatMap((contact) => names.get(contact) ?? []),
      }));
  });
}

/** The whole recording, on the laptop of who watches along. */
function watchedAlong(db: ReadableDb): Copy[] {
  return listGivenWatches(db).map(({ bundleId: copyId, recordingId, name, madeAt }) => ({
    ...{ copyId, recordingId, kind: 'watch', paths: [], sealedTo: [name], madeAt, wipeable: false },
  }));
}

/** The whole recording, with who goes on with it. */
function handedOn(db: ReadableDb): Copy[] {
  return listHandedOver(db).map(({ bundleId: copyId, recordingId, name, madeAt }) => ({
    ...{ copyId, recordingId, kind: 'handedOver', paths: [], sealedTo: [name], madeAt, wipeable: false },
  }));
}
