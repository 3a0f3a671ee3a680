import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { withFileErrors } from '../../files/file-error.ts';
import { findTakenHome } from '../../store/repositories/custody-repository.ts';
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

export function inboxFolder({ folder }: Session): string {
  return join(folder, INBOX);
}

export function isInInbox(session: Session, path: string): boolean {
  return dirname(path) === inboxFolder(session);
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

export async function removeFromInbox(path: string): Promise<void> {
  await withFileErrors(() => rm(path, { force: true }));
}

/** Every package in the inbox, also what is not hers. @throws `permissionDenied` */
export async function pathsIn(session: Session): Promise<string[]> {
  const names = await namesIn(session);
  return names
    .filter((name) => waitingName.test(name))
    .sort()
    .map((name) => join(inboxFolder(session), name));
}

/** Everything that lies in the inbox, by name. @throws `permissionDenied` */
export function namesIn(session: Session): Promise<string[]> {
  return withFileErrors(async () => {
    try {
      return await readdir(inboxFolder(session));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

/** Null for what is not sealed to her, or is no package: it is not hers to open, and says nothing to her. */
export async function factsOf(session: Session, path: string): Promise<OutputOf<'custody.inspect'> | null> {
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
