import { withoutNames } from '../../../shared/kernels/names-in-text.ts';
import type { Release } from '../../../shared/model/meeting.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listKeptNames } from '../../store/repositories/meeting-repository.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';

/** What stands in a bundle in the place of a name; a bundle is in the language of the school, not of the interface. */
const THIS_PUPIL = 'deze leerling';

export interface NamesThatLeave {
  /** A fragment as it leaves: no name but those that its owner left in this release. */
  ofFragment(fragment: Fragment): Fragment;
  /** A text that goes along with one fragment: by the same rule. */
  ofText(fragmentId: string, text: string): string;
  /** A text that goes along with all of them: no name but those left in every release. */
  ofAll(text: string): string;
}

/** Takes pupils' names out of what leaves, unless the owner left them there when she released (DECISIONS 14). */
export function namesThatLeave(db: ReadableDb, releases: readonly Release[]): NamesThatLeave {
  const kept = new Map(releases.map(({ id }) => [id, new Set<string>(listKeptNames(db, id))]));
  const pupils = listPupils(db);
  const without = (text: string, among: readonly Release[]): string => {
    const leaving = pupils.filter(({ id }) => !among.every((release) => kept.get(release.id)?.has(id)));
    return withoutNames(
      text,
      leaving.flatMap(({ firstName }) => firstName ?? []),
      THIS_PUPIL,
    );
  };
  const of = (id: string) => releases.filter(({ fragmentId }) => fragmentId === id);
  return {
    ofFragment: (fragment) => {
      const ofThis = of(fragment.id);
      return { ...fragment, title: without(fragment.title, ofThis), why: without(fragment.why, ofThis) };
    },
    ofText: (fragmentId, text) => without(text, of(fragmentId)),
    ofAll: (text) => without(text, releases),
  };
}

/** A text that leaves without anybody having decided about a name in it: none stays. */
export function withoutPupilNames(db: ReadableDb, text: string): string {
  const names = listPupils(db).flatMap(({ firstName }) => firstName ?? []);
  return withoutNames(text, names, THIS_PUPIL);
}
