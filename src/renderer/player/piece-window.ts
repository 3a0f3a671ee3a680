import { type CopyPiece, pieceAt } from './review-copy.ts';

/** How far ahead of the playhead pieces are held, and how far behind, in microseconds. */
const AHEAD_US = 30_000_000;
const BEHIND_US = 10_000_000;

/** The most that is held, in bytes: Chromium refuses at about 150 MB, and takes away what it likes before that. */
const MOST_BYTES = 48 * 1024 * 1024;

/** What is fetched in one go when nothing waits for it, in bytes. */
const MOST_AT_ONCE = 1024 * 1024;

/** Pieces `first` up to and including `last`. */
export type PieceWindow = { readonly first: number; readonly last: number };

/**
 * The pieces to hold around a moment: what comes before what was, and both within what a browser holds.
 * @param share of that to take, where the browser refused more
 * @returns null past the end
 */
export function windowAround(pieces: readonly CopyPiece[], us: number, share = 1): PieceWindow | null {
  const here = pieceAt(pieces, us);
  if (here === -1) return null;
  const size = (at: number): number => (pieces[at]?.to ?? 0) - (pieces[at]?.from ?? 0);
  let [first, last] = [here, here];
  let bytes = size(here);
  // a step lands in the piece before or after: they are held whatever they weigh
  if (here > 0) bytes += size(--first);
  if (pieces[here + 1] !== undefined) bytes += size(++last);
  const grow = (next: number): boolean => {
    if (pieces[next] === undefined || bytes + size(next) > MOST_BYTES * share) return false;
    bytes += size(next);
    return true;
  };
  while ((pieces[last]?.toUs ?? 0) < us + AHEAD_US && grow(last + 1)) last += 1;
  while ((pieces[first]?.fromUs ?? 0) > us - BEHIND_US && grow(first - 1)) first -= 1;
  return { first, last };
}

/**
 * What is fetched next: the piece at the moment and the one after it, without which its last frame would not come; then the one
 * before; then what lies ahead, then behind. Pieces that follow on each other go together.
 * @returns positions in order; empty when all of the window is held
 */
export function nextPieces(
  pieces: readonly CopyPiece[],
  { first, last }: PieceWindow,
  us: number,
  holds: (at: number) => boolean,
): number[] {
  const here = pieceAt(pieces, us);
  const wants = (at: number): boolean => at >= first && at <= last && !holds(at);
  const urgent = [here, here + 1].filter(wants);
  if (urgent.length > 0) return sameRun(pieces, urgent);
  if (wants(here - 1)) return [here - 1];
  for (let at = here + 2; at <= last; at += 1) if (wants(at)) return together(pieces, at, wants);
  for (let at = here - 2; at >= first; at -= 1) if (wants(at)) return [at];
  return [];
}

function together(pieces: readonly CopyPiece[], from: number, wants: (at: number) => boolean): number[] {
  const run = [from];
  const begin = pieces[from]?.from ?? 0;
  for (let at = from + 1; wants(at) && (pieces[at]?.to ?? 0) - begin <= MOST_AT_ONCE; at += 1) run.push(at);
  return sameRun(pieces, run);
}

function sameRun(pieces: readonly CopyPiece[], run: readonly number[]): number[] {
  const [first] = run;
  return run.filter((at) => first !== undefined && pieces[at]?.run.url === pieces[first]?.run.url);
}
