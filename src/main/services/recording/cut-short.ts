import type { Recording } from '../../../shared/model/recording.ts';

/** What is missing of all parts of a recording together; unknown where it is unknown of one. */
export function cutShortOf(parts: readonly Recording['cutShort'][]): Recording['cutShort'] {
  const lost = parts.flatMap((cutShort) => (cutShort === null ? [] : [cutShort.lostUs]));
  if (lost.length === 0) return null;
  return { lostUs: lost.reduce((sum, lostUs) => (sum === null || lostUs === null ? null : sum + lostUs)) };
}
