import { holdNames, type NamedPupil, nameKey, showNames } from '../../../shared/kernels/name-references.ts';
import type { ReadableDb } from '../../store/database.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';
import { paperWords } from './paper-words.ts';

/**
 * Takes first names out of what somebody typed. The pupil whom a paper is about is her number there; any other pupil is
 * nobody in particular, as her parents don't get that paper.
 */
export function withoutFirstNames(db: ReadableDb, about: string | null): (text: string) => string {
  const pupils = listPupils(db).map(
    ({ id, number, firstName }): NamedPupil => ({ key: nameKey(id), number, firstName }),
  );
  const self = about === null ? null : nameKey(about);
  const shown = pupils.map((one) => ({
    ...one,
    firstName: self === null || one.key === self ? null : paperWords.otherPupil,
  }));
  return (text) => showNames(holdNames(text, pupils), shown);
}
