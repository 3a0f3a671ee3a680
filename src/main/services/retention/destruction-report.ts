import { invariant } from '../../../shared/assert.ts';
import type { DestructionReport } from '../../../shared/model/destruction.ts';
import type { WritableDb } from '../../store/database.ts';
import { insertDestructionReport } from '../../store/repositories/erasure-repository.ts';
import { findLogHead } from '../../store/repositories/log-repository.ts';
import { appendLog } from '../log/log-service.ts';
import type { Session } from '../session.ts';

/** What was destroyed and why, and of the counts those that are not nothing. */
export type Destroyed = Pick<DestructionReport, 'subject' | 'subjectId' | 'cause'> &
  Partial<DestructionReport['counts']>;

/** Writes the line in the log and the report with the log's head, in the transaction that destroys. */
export function reportDestruction(
  db: WritableDb,
  session: Session,
  { subject, subjectId, cause, ...counts }: Destroyed,
): DestructionReport {
  appendLog(db, session, { kind: 'destruction', subject, subjectId, cause });
  const logHead = findLogHead(db);
  invariant(logHead !== null, 'a log with a line has a head');
  const report: DestructionReport = {
    id: session.ids.next(),
    at: session.clock.now(),
    subject,
    subjectId,
    cause,
    counts: { files: 0, names: 0, revoked: 0, kept: 0, marks: 0, notes: 0, ...counts },
    logHead,
  };
  insertDestructionReport(db, report);
  return report;
}
