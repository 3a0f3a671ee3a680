import type { Pupil } from '../model/trajectory.ts';

type Labelled = Pick<Pupil, 'id' | 'number' | 'firstName'>;

/** What to call each pupil: by first name, by number who has none, and by both where a name comes twice. */
export function pupilLabels(pupils: readonly Labelled[]): (pupil: Labelled) => string {
  const folded = (name: string): string => name.normalize('NFC').toLocaleLowerCase('nl');
  const names = pupils.flatMap(({ firstName }) => (firstName === null ? [] : [folded(firstName)]));
  return ({ number, firstName }) => {
    if (firstName === null) return `L${number}`;
    const isShared = names.filter((name) => name === folded(firstName)).length > 1;
    return isShared ? `${firstName} (L${number})` : firstName;
  };
}
