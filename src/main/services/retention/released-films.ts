import { rm } from 'node:fs/promises';
import { KijkkringError } from '../../../shared/errors.ts';
import type { FragmentId } from '../../../shared/model/ids.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { deleteCoversOfNothing, purgeMentions } from '../../store/repositories/erasure-repository.ts';
import { listReleasesInForce } from '../../store/repositories/meeting-repository.ts';
import { listRenderedIds } from '../../store/repositories/recording-repository.ts';
import {
  deleteReleasedFilm,
  findReleasedFilm,
  listReleasedFilms,
  setFilmPast,
} from '../../store/repositories/released-film-repository.ts';
import { listFragments } from '../../store/repositories/viewing-repository.ts';
import { eachOnItsOwn } from '../each-on-its-own.ts';
import { footageFolder } from '../recording/footage-files.ts';
import { type RenderingOptions, renderUnseen } from '../recording/rendering.ts';
import type { Session } from '../session.ts';
import { reportDestruction } from './destruction-report.ts';
import { todayOf } from './known-date.ts';
import { recordingsOf, stopJobs } from './stop-jobs.ts';

/** A fragment that stays when its recording goes, and until when. */
export interface Staying {
  readonly fragment: Fragment;
  readonly until: string;
  /** Whether its film is made: only that can stay. */
  readonly hasFilm: boolean;
}

/** What of a recording is released and not over: it lives until the end of its release, not of the recording (DECISIONS 24). */
export function listStaying(session: Pick<Session, 'db' | 'clock'>, recordingId: string): Staying[] {
  const { db } = session;
  const today = todayOf(session);
  return listFragments(db, recordingId).flatMap((fragment) => {
    const until = lastDayOf(db, fragment.id);
    if (until === null || until < today) return [];
    return [{ fragment, until, hasFilm: findReleasedFilm(db, fragment.id) !== null }];
  });
}

/**
 * Makes the films that are still to be made of what stays. Each is tried on its own.
 * @throws as `renderUnseen`, the first failure, after all were tried
 */
export async function renderStaying(
  session: Session,
  recordingId: string,
  { signal, onProgress }: RenderingOptions,
): Promise<number> {
  const missing = listStaying(session, recordingId).filter(({ hasFilm }) => !hasFilm);
  const failures: unknown[] = [];
  for (const [at, { fragment }] of missing.entries())
    try {
      await renderUnseen(session, fragment, {
        signal,
        onProgress: (share) => onProgress((at + share) / missing.length),
      });
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error);
    }
  if (failures.length > 0) throw failures[0];
  return missing.length;
}

/**
 * Destroys for good as `Session.erase` does, with the sealed films of released fragments that `work` took away: their keys go in
 * its transaction, their files right after it.
 */
export async function eraseWithFilms<T>(
  session: Session,
  label: string,
  work: (db: WritableDb) => T,
): Promise<T> {
  const before = listRenderedIds(session.db);
  const value = await session.erase(label, (db) => {
    const result = work(db);
    purgeMentions(db, withoutThose(before, db));
    return result;
  });
  for (const id of withoutThose(before, session.db))
    await withFileErrors(() => rm(footageFolder(session.folder, id), { recursive: true, force: true }));
  return value;
}

/**
 * The films of fragments of which every release is over: remembered at the first start that sees it, destroyed at one at least
 * `after` milliseconds later. A fragment that was released anew is forgotten again.
 */
export async function destroyFilmsThatAreOver(session: Session, after: number): Promise<void> {
  const now = session.clock.now();
  const today = todayOf(session);
  await eachOnItsOwn(session, listReleasedFilms(session.db), async ({ fragmentId, pastAt }) => {
    const isOver = (lastDayOf(session.db, fragmentId) ?? '') < today;
    if (isOver && pastAt !== null && now - pastAt >= after) await destroyFilm(session, fragmentId);
    else if (isOver !== (pastAt !== null))
      session.change((db) => setFilmPast(db, fragmentId, isOver ? now : null));
  });
}

async function destroyFilm(session: Session, fragmentId: string): Promise<void> {
  await stopJobs(session, recordingsOf(session.db, [fragmentId]), 'bundle.export', 'release.render');
  await eraseWithFilms(session, 'release.over', (db) => {
    deleteReleasedFilm(db, fragmentId);
    deleteCoversOfNothing(db);
    return reportDestruction(db, session, {
      ...{ subject: 'releasedFragment', subjectId: fragmentId, cause: 'deadline', files: 1 },
    });
  });
}

/** @throws `releasedNotMade` when a fragment that stays has no film yet */
export function requireFilmsThatStay(session: Session, recordingId: string): void {
  if (listStaying(session, recordingId).some(({ hasFilm }) => !hasFilm))
    throw new KijkkringError('releasedNotMade');
}

/**
 * The fragments that stay, which are those that have a film. At its deadline, when nobody waits for an answer, films that are still to
 * be made are made first; the recording does not wait for those that can't be.
 * @throws `releasedNotMade` before a deadline, when one is still to be made
 */
export async function filmsThatStay(
  session: Session,
  recordingId: string,
  isDeadline: boolean,
): Promise<ReadonlySet<FragmentId>> {
  if (isDeadline) await makeWhatCanBe(session, recordingId);
  else requireFilmsThatStay(session, recordingId);
  const staying = listStaying(session, recordingId).filter(({ hasFilm }) => hasFilm);
  return new Set(staying.map(({ fragment }) => fragment.id));
}

async function makeWhatCanBe(session: Session, recordingId: string): Promise<void> {
  const unheard = { signal: new AbortController().signal, onProgress: () => undefined };
  try {
    await renderStaying(session, recordingId, unheard);
  } catch (error) {
    // what has no film is revoked with the recording, and the log says so
    if (!(error instanceof KijkkringError)) throw error;
  }
}

/** The last day on which any release of a fragment is in force; null when none is. */
function lastDayOf(db: ReadableDb, fragmentId: string): string | null {
  const days = listReleasesInForce(db, fragmentId).map(({ until }) => until);
  return days.toSorted().at(-1) ?? null;
}

function withoutThose(before: readonly string[], db: ReadableDb): string[] {
  const left = new Set(listRenderedIds(db));
  return before.filter((id) => !left.has(id));
}
