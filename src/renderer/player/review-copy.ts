/** What one making of a review copy wrote: a fragmented MP4 of an opening and pieces, each of which begins with a key frame. */
export type CopyRun = {
  readonly url: string;
  readonly mimeType: string;
  /** Length of the opening, in bytes from the start of the file. */
  readonly initBytes: number;
  /** What is added to the file's own time to be on the recording's timeline, in microseconds. */
  readonly offsetUs: number;
  /** In order; each ends where the next begins. */
  readonly pieces: readonly { readonly startUs: number; readonly offset: number }[];
  /** End of the last piece, on the recording's timeline and in bytes of the file. */
  readonly endUs: number;
  readonly endOffset: number;
};

/** A review copy as far as it is made, on the recording's timeline. */
export type ReviewCopy = {
  /** In order of time; where one was broken off the next goes on. */
  readonly runs: readonly CopyRun[];
  /** Up to where it can be watched, in microseconds. */
  readonly readyUs: number;
  /** Nothing follows any more. */
  readonly finished: boolean;
};

/** One piece as it is fetched. */
export type CopyPiece = {
  readonly run: CopyRun;
  readonly fromUs: number;
  readonly toUs: number;
  /** Bytes [from, to) of the file. */
  readonly from: number;
  readonly to: number;
};

/** All pieces of a copy in order. */
export function piecesOf({ runs }: ReviewCopy): CopyPiece[] {
  return runs.flatMap((run) =>
    run.pieces.map(({ startUs, offset }, at) => ({
      run,
      fromUs: startUs,
      toUs: run.pieces[at + 1]?.startUs ?? run.endUs,
      from: offset,
      to: run.pieces[at + 1]?.offset ?? run.endOffset,
    })),
  );
}

/** The piece that holds a moment; the first before the beginning, -1 after what is made. */
export function pieceAt(pieces: readonly CopyPiece[], us: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.toUs ?? Number.POSITIVE_INFINITY) <= us) low = middle + 1;
    else high = middle;
  }
  return low < pieces.length ? low : -1;
}
