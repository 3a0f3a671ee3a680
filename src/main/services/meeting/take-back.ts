import { findReleasedFilm } from '../../store/repositories/released-film-repository.ts';
import type { MutationContext } from '../handlers.ts';
import { eraseWithFilms } from '../retention/released-films.ts';
import { recordingsOf, stopJobs } from '../retention/stop-jobs.ts';
import type { Session } from '../session.ts';

/**
 * Carries out a decision that takes releases back. A package or film that is being made of their recordings is stopped; what was rendered of these fragments
 * is destroyed for good: after its recording is gone it is the last that there is of it.
 */
export async function takeBack<T>(
  session: Session,
  about: { readonly label: string; readonly fragmentIds: readonly string[] },
  work: (context: MutationContext) => T,
): Promise<T> {
  await stopJobs(session, recordingsOf(session.db, about.fragmentIds), 'bundle.export', 'release.render');
  const hasFilm = about.fragmentIds.some((id) => findReleasedFilm(session.db, id) !== null);
  if (!hasFilm) return session.change((db) => work({ db, session }));
  return eraseWithFilms(session, about.label, (db) => work({ db, session }));
}
