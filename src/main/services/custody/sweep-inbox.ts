import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SECOND_START_MS } from '../../../shared/kernels/retention.ts';
import { withFileErrors } from '../../files/file-error.ts';
import {
  deleteWaitingPast,
  findTakenHome,
  findWaitingPast,
  putWaitingPast,
} from '../../store/repositories/custody-repository.ts';
import { eachOnItsOwn } from '../each-on-its-own.ts';
import { appendLog } from '../log/log-service.ts';
import { dateQuestion, todayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { factsOf, inboxFolder, namesIn, pathsIn, removeFromInbox } from './inbox.ts';

/** What whoever is still writing a package calls it; see `nameBeside`. */
const partName = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.kijkkring\.[0-9a-f]{12}\.part$/;
/** So long after its last byte nobody writes it any more. */
const ABANDONED_MS = 24 * 3_600_000;

/**
 * Takes away what was taken in already, where a crash left it; what is past its day, at a second start at least twenty hours after
 * the first that saw it so, and never while the date is in doubt (DECISIONS 23); and what was left half written a day ago.
 * What can't be read or removed now is written down and waits for the next start; it keeps no library shut.
 */
export function sweepInbox(session: Session): Promise<void> {
  return eachOnItsOwn(session, [sweepPackages, sweepParts], (sweep) => sweep(session));
}

async function sweepPackages(session: Session): Promise<void> {
  await eachOnItsOwn(session, await pathsIn(session), (path) => sweepPackage(session, path));
}

async function sweepParts(session: Session): Promise<void> {
  await eachOnItsOwn(session, await partsIn(session), (path) => sweepPart(session, path));
}

async function sweepPackage(session: Session, path: string): Promise<void> {
  const facts = await factsOf(session, path);
  if (facts === null) return;
  const { bundleId, until } = facts;
  if (findTakenHome(session.db, bundleId) !== null) {
    await removeFromInbox(path);
    session.change((db) => deleteWaitingPast(db, bundleId));
  } else if (isOver(session, bundleId, until)) {
    await removeFromInbox(path);
    session.change((db) => {
      deleteWaitingPast(db, bundleId);
      appendLog(db, session, { kind: 'custody', what: 'waitedTooLong', bundleId });
    });
  }
}

/** Whether it may go; one that is past its day for the first time is remembered, one that is not any more is forgotten. */
function isOver(session: Session, bundleId: string, until: string): boolean {
  if (dateQuestion(session) !== null) return false;
  const [now, since] = [session.clock.now(), findWaitingPast(session.db, bundleId)];
  const isPast = until < todayOf(session);
  if (isPast && since === null) session.change((db) => putWaitingPast(db, bundleId, now));
  if (!isPast && since !== null) session.change((db) => deleteWaitingPast(db, bundleId));
  return isPast && since !== null && now - since >= SECOND_START_MS;
}

async function partsIn(session: Session): Promise<string[]> {
  const names = await namesIn(session);
  return names.filter((name) => partName.test(name)).map((name) => join(inboxFolder(session), name));
}

async function sweepPart({ clock }: Session, path: string): Promise<void> {
  await withFileErrors(async () => {
    const facts = await lstat(path);
    if (facts.isFile() && clock.now() - facts.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  });
}
