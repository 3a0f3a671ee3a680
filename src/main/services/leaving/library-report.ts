import type { LibraryReport } from '../../../shared/model/destruction.ts';

import { listDestructionReports } from '../../store/repositories/erasure-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { findLogHead } from '../../store/repositories/log-repository.ts';
import { listReleases } from '../../store/repositories/meeting-repository.ts';
import { listReceivedBundles } from '../../store/repositories/received-repository.ts';
import { listParts, listRecordings } from '../../store/repositories/recording-repository.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';
import { canonicalJson, type Json } from '../../vault/canonical-json.ts';
import { sign } from '../../vault/signing.ts';
import { listKnownCopies } from '../copy/copy-service.ts';
import type { Session } from '../session.ts';

/** What the signature is for; see docs/formats/log.md. */
const REPORT_CONTEXT = 'library-destruction';

/** What will be left of a library that is about to be destroyed: counts, and nothing of what it was. */
export function reportLibrary(session: Session): LibraryReport {
  const { db } = session;
  const films = listRecordings(db).filter(({ state }) => state !== 'destroyed');
  const { public: publicKey, secret } = getLibraryKey(db, 'signing');
  const unsigned = {
    format: 'kijkkring-destruction' as const,
    version: 1 as const,
    libraryId: session.libraryId,
    at: session.clock.now(),
    counts: {
      recordings: films.length,
      files: films.reduce((sum, { id }) => sum + listParts(db, id).length, 0),
      names: listPupils(db).filter(({ firstName }) => firstName !== null).length,
      received: listReceivedBundles(db).length,
      releases: listReleases(db, null).filter(({ revokedAt }) => revokedAt === null).length,
      copies: listKnownCopies(session).filter(({ goneAt }) => goneAt === null).length,
    },
    earlier: listDestructionReports(db),
    logHead: findLogHead(db),
    publicKey,
  };
  const bytes = Buffer.from(canonicalJson(unsigned as unknown as Json), 'utf8');
  return { ...unsigned, signature: sign(secret, REPORT_CONTEXT, bytes) };
}
