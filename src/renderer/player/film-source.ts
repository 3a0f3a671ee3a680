import type { ReviewCopy } from './review-copy.ts';

/** What an element plays: a file at an address, or a review copy in pieces. */
export type FilmSource =
  | { readonly kind: 'file'; readonly url: string }
  | { readonly kind: 'copy'; readonly copy: ReviewCopy };

/** Whether an element that plays the one plays the other as it is; a copy that grew is the same copy. */
export function isSameSource(one: FilmSource, other: FilmSource): boolean {
  if (one.kind === 'file') return other.kind === 'file' && one.url === other.url;
  return other.kind === 'copy' && one.copy.runs[0]?.url === other.copy.runs[0]?.url;
}
