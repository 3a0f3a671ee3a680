import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { findTakenHome } from '../../store/repositories/custody-repository.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { describeHome, openHomeWith } from './home-facts.ts';

type Waiting = OutputOf<'custody.inbox'>['waiting'][number];

const INBOX = 'inbox';
const waitingName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.kijkkring$/;

/** Where a film that was read in for the owner of a library waits for her; named by the random id of its package. */
export function inboxFile(libraryFolder: string, bundleId: string): string {
  return join(libraryFolder, INBOX, `${bundleId}.kijkkring`);
}

/** @throws `permissionDenied`, `diskFull` */
export async function makeInbox(libraryFolder: string): Promise<void> {
  await withFileErrors(() => mkdir(join(libraryFolder, INBOX), { recursive: true, mode: 0o700 }));
}

export function isInInbox({ folder }: Session, path: string): boolean {
  return dirname(path) === join(folder, INBOX);
}

/** What waits for the owner of this library, and how much lies there that is not for her. */
export async function describeInbox(session: Session): Promise<OutputOf<'custody.inbox'>> {
  const waiting: Waiting[] = [];
  let unreadable = 0;
  for (const path of await pathsIn(session)) {
    const facts = await factsOf(session, path);
    if (facts === null) unreadable += 1;
    else if (findTakenHome(session.db, facts.bundleId) === null) waiting.push({ path, ...facts });
  }
  return { waiting, unreadable };
}

/** Takes away what was taken in already, where a crash left it, and what is over its day: nobody can take that in any more. */
export async function sweepInbox(session: Session): Promise<void> {
  const today = strictDayOf(session);
  for (const path of await pathsIn(session)) {
    const facts = await factsOf(session, path);
    if (facts !== null && (facts.until < today || findTakenHome(session.db, facts.bundleId) !== null))
      await removeFromInbox(path);
  }
}

export async function removeFromInbox(path: string): Promise<void> {
  await withFileErrors(() => rm(path, { force: true }));
}

async function pathsIn({ folder }: Session): Promise<string[]> {
  const inbox = join(folder, INBOX);
  const names = await withFileErrors(async () => {
    try {
      return await readdir(inbox);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
  return names
    .filter((name) => waitingName.test(name))
    .sort()
    .map((name) => join(inbox, name));
}

/** Null for what is not sealed to her, or is no package: it is not hers to open, and says nothing to her. */
async function factsOf(session: Session, path: string): Promise<OutputOf<'custody.inspect'> | null> {
  try {
    const bundle = await openHomeWith(session, path, {});
    try {
      return describeHome(session, bundle);
    } finally {
      await bundle.close();
    }
  } catch (error) {
    if (error instanceof KijkkringError) return null;
    throw error;
  }
}
