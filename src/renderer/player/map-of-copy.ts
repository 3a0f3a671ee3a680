import type { ReadCopy } from './copy-reader.ts';
import { FilmMap } from './film-map.ts';

/** A map of a review copy alone, as far as it is made: good for watching while nobody has counted the frames of the original. */
export function mapOfCopy({ copy, timesUs }: ReadCopy): FilmMap {
  return new FilmMap([], Float64Array.from(timesUs), copy.readyUs).withCopy(copy, true);
}
