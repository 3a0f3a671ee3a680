import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { ticksToUs } from '../../../shared/kernels/frame-times.ts';
import { isResumable, type JobContext, type JobDefinition } from '../../jobs/job-runner.ts';
import type { Fmp4Init } from '../../media/fmp4-boxes.ts';
import { chooseReviewSize, type MadePiece, makeReviewRun, reviewTimescale } from '../../media/review-copy.ts';
import { type ReviewSize, reviewBitsPerSecond } from '../../media/review-recipe.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { findRecording } from '../../store/repositories/recording-repository.ts';
import {
  closeReviewRun,
  findReviewCopy,
  insertReviewPieces,
  insertReviewRun,
  listReviewRuns,
  type ReviewPiece,
  type ReviewRunRow,
  setReviewPaused,
  setReviewState,
  wantReviewCopy,
} from '../../store/repositories/review-repository.ts';
import type { Session } from '../session.ts';
import { reviewFile } from './footage-files.ts';
import { GrowingReviewFile } from './review-file.ts';
import { dropReviewRun, refuseWithoutRoom, removeReview, rescueReview } from './review-keeping.ts';
import { announceReview, endWaitForFirstPiece, type LiveReview } from './review-live.ts';
import { reasonToAsk } from './review-need.ts';
import { requireReviewable, reviewCopyOf } from './review-reading.ts';
import { nextStretch, type Stretch } from './review-stretch.ts';
import { isReviewExact } from './review-verify.ts';

type Input = ParsedInputOf<'recording.makeReviewCopy'>;
type Output = OutputOf<'recording.makeReviewCopy'>;

/** So much of a film is copied before the making gives way to everything else on the machine, in microseconds. */
const LEAD_US = 8_000_000;

/** How often what was made is told and forced to the disk, in milliseconds. */
const STORE_INTERVAL_MS = 1000;

/**
 * Makes the review copy of a recording, or goes on where an earlier run stopped. What is there can be watched at once. While the
 * recording is still being taken in this ends early; the import asks again when it is ready.
 */
export function reviewJob(session: Session): JobDefinition<Input, Output> {
  return {
    lane: 'aside',
    admit: ({ recordingId, found }) => {
      requireReviewable(session, recordingId);
      session.change((db) => {
        wantReviewCopy(db, recordingId, reasonToAsk(session.db, recordingId, found));
        setReviewPaused(db, recordingId, false);
      });
    },
    run: async ({ recordingId }, context) => {
      if (findReviewCopy(session.db, recordingId)?.state === 'wanted')
        await new ReviewMaking(session, recordingId, context).run();
      return reviewCopyOf(session, recordingId);
    },
    discard: async ({ recordingId }) => {
      if (findReviewCopy(session.db, recordingId)?.state === 'wanted')
        await removeReview(session, recordingId);
    },
  };
}

class ReviewMaking {
  readonly #session: Session;
  readonly #recordingId: string;
  readonly #context: JobContext;
  readonly #live: LiveReview;

  constructor(session: Session, recordingId: string, context: JobContext) {
    this.#session = session;
    this.#recordingId = recordingId;
    this.#context = context;
    this.#live = { jobId: context.jobId, run: null };
  }

  async run(): Promise<void> {
    // from here on a full disk or a source that is away is no failure
    this.#context.checkpoint({ begun: true });
    const ended = announceReview(this.#session, this.#recordingId, this.#live);
    try {
      this.#tell();
      await rescueReview(this.#session, this.#recordingId);
      await this.#copyAll();
    } catch (error) {
      this.#noteFailure(error);
      throw error;
    } finally {
      ended();
      endWaitForFirstPiece(this.#session, this.#recordingId);
      this.#tell();
    }
  }

  async #copyAll(): Promise<void> {
    for (;;) {
      const stretch = await nextStretch(this.#session, this.#recordingId);
      if (stretch === 'later') return;
      if (stretch === 'done') return this.#finish();
      await this.#copy(stretch);
    }
  }

  #finish(): void {
    const verified = isReviewExact(this.#session.db, this.#recordingId);
    this.#session.change((db) => setReviewState(db, this.#recordingId, { state: 'ready', verified }));
  }

  async #copy(stretch: Stretch): Promise<void> {
    const size = await this.#sizeFor(stretch);
    await refuseWithoutRoom(this.#session, this.#recordingId, reviewBitsPerSecond(size));
    const source = await stretch.open();
    const writing = new RunWriting(this.#session, this.#recordingId, stretch, size, this.#live, () =>
      this.#tell(),
    );
    const lead = new AbortController();
    let ends = false;
    try {
      await makeReviewRun({
        ...{ source, size, probe: stretch.probe, firstTicks: stretch.firstTicks, endUs: stretch.endUs },
        timescale: reviewTimescale(stretch.probe),
        signal: AbortSignal.any([this.#context.signal, lead.signal]),
        // somebody waits for the first pictures; the rest gives way
        background: stretch.run > 0,
        onInit: (bytes, init, firstTicks) => writing.begin(bytes, init, firstTicks),
        onPiece: async (piece) => {
          await writing.add(piece);
          this.#progress();
          if (stretch.run === 0 && writing.lengthUs >= LEAD_US) lead.abort();
        },
      });
      ends = true;
    } catch (error) {
      if (!lead.signal.aborted || this.#context.signal.aborted) throw error;
    } finally {
      await writing.end(ends);
      await source.close();
    }
    await this.#confirm(stretch);
    if (ends && writing.lengthUs === 0) this.#endPosition(stretch);
  }

  /** There was no frame left: what was copied before had come to the end already. */
  #endPosition({ position }: Stretch): void {
    const last = listReviewRuns(this.#session.db, this.#recordingId).at(-1);
    if (last?.position !== position) throw new KijkkringError('ffmpegFailed', { reason: 'empty' });
    this.#session.change((db) => closeReviewRun(db, last, true));
  }

  /** A copy of something else than what is sealed is no copy. */
  async #confirm(stretch: Stretch): Promise<void> {
    try {
      await stretch.confirm();
    } catch (error) {
      await dropReviewRun(this.#session, this.#recordingId, stretch.run);
      throw error;
    }
  }

  /** All files of a copy have one size, also when it goes on after another chip was found. */
  async #sizeFor({ probe }: Stretch): Promise<ReviewSize> {
    const chosen = await chooseReviewSize(probe);
    const first = listReviewRuns(this.#session.db, this.#recordingId)[0];
    return first === undefined ? chosen : { ...chosen, width: first.width, height: first.height };
  }

  #progress(): void {
    const { doneUs, totalUs } = reviewProgress(this.#session, this.#recordingId, this.#live);
    if (totalUs > 0) this.#context.progress('reviewing', Math.min(1, doneUs / totalUs));
  }

  #noteFailure(error: unknown): void {
    if (this.#context.signal.aborted || findRecording(this.#session.db, this.#recordingId) === null) return;
    const code = error instanceof KijkkringError ? error.code : 'internal';
    // what can go on later stays wanted, and says why it waits
    const state = isResumable(code) ? 'wanted' : 'failed';
    this.#session.change((db) => setReviewState(db, this.#recordingId, { state, error: code }));
  }

  #tell(): void {
    this.#session.tell({ type: 'reviewCopyChanged', recordingId: this.#recordingId });
  }
}

function reviewProgress(
  session: Session,
  recordingId: string,
  { run }: LiveReview,
): { doneUs: number; totalUs: number } {
  const totalUs = findRecording(session.db, recordingId)?.durationUs ?? 0;
  return { doneUs: run?.pieces.at(-1)?.endUs ?? 0, totalUs };
}

/** One file of the copy on its way: written, shown at once, stored once a second as far as it is on the disk. */
class RunWriting {
  readonly #session: Session;
  readonly #recordingId: string;
  readonly #stretch: Stretch;
  readonly #size: ReviewSize;
  readonly #live: LiveReview;
  readonly #tell: () => void;
  readonly #pieces: ReviewPiece[] = [];
  #file: GrowingReviewFile | null = null;
  #row: ReviewRunRow | null = null;
  #stored = 0;
  #storedAt = Number.NEGATIVE_INFINITY;

  constructor(
    session: Session,
    recordingId: string,
    stretch: Stretch,
    size: ReviewSize,
    live: LiveReview,
    tell: () => void,
  ) {
    this.#session = session;
    this.#recordingId = recordingId;
    this.#stretch = stretch;
    this.#size = size;
    this.#live = live;
    this.#tell = tell;
  }

  /** How much of the film it shows so far, in microseconds. */
  get lengthUs(): number {
    return (this.#pieces.at(-1)?.endUs ?? 0) - (this.#pieces[0]?.startUs ?? 0);
  }

  async begin(bytes: Uint8Array, init: Fmp4Init, firstTicks: number): Promise<void> {
    const { run, position, atUs, probe } = this.#stretch;
    const row: ReviewRunRow = {
      ...{ recordingId: this.#recordingId, run, position, endsPosition: false, whole: false },
      ...{ timescale: init.timescale, firstTicks, mimeType: init.mimeType, initBytes: bytes.length },
      offsetUs: ticksToUs(firstTicks, [1, init.timescale]) - probe.originUs + atUs,
      ...{ width: this.#size.width, height: this.#size.height },
    };
    const path = reviewFile(this.#session.folder, this.#recordingId, run);
    const file = await GrowingReviewFile.create(path, getMediaIdentity(this.#session.db, this.#recordingId));
    this.#file = file;
    await file.write(bytes);
    this.#session.change((db) => insertReviewRun(db, row));
    this.#row = row;
    this.#live.run = { row, pieces: this.#pieces, open: () => file.open() };
  }

  async add({ bytes, ticks, endTicks }: MadePiece): Promise<void> {
    const [file, row] = [this.#file, this.#row];
    if (file === null || row === null) throw new KijkkringError('ffmpegFailed', { reason: 'output' });
    const { probe, atUs } = this.#stretch;
    const ours = (tick: number): number => ticksToUs(tick, [1, row.timescale]) - probe.originUs + atUs;
    const offset = file.bytes;
    await file.write(bytes);
    const timesUs = Float64Array.from(ticks, ours);
    this.#pieces.push({
      ...{ offset, bytes: bytes.length, endTicks, timesUs },
      ...{ startUs: timesUs[0] ?? 0, endUs: ours(row.firstTicks + endTicks) },
    });
    if (performance.now() - this.#storedAt < STORE_INTERVAL_MS) return;
    // it can be watched before it is safe
    this.#tell();
    endWaitForFirstPiece(this.#session, this.#recordingId);
    this.#store(row, await file.sync());
    this.#storedAt = performance.now();
  }

  /** Closes the file with what is whole of it: also when the run was broken off. */
  async end(endsPosition: boolean): Promise<void> {
    const [file, row] = [this.#file, this.#row];
    if (file === null) return;
    try {
      if (row === null || this.#pieces.length === 0) {
        await file.abort();
        if (row !== null) await dropReviewRun(this.#session, this.#recordingId, row.run);
        return;
      }
      await file.finish();
      this.#session.change((db) => {
        insertReviewPieces(db, row, this.#stored, this.#pieces.slice(this.#stored));
        closeReviewRun(db, row, endsPosition);
      });
    } finally {
      this.#live.run = null;
    }
  }

  #store(row: ReviewRunRow, durableBytes: number): void {
    const behind = this.#pieces.findIndex(
      ({ offset, bytes }, at) => at >= this.#stored && offset + bytes > durableBytes,
    );
    const upTo = behind === -1 ? this.#pieces.length : behind;
    if (upTo <= this.#stored) return;
    const pieces = this.#pieces.slice(this.#stored, upTo);
    this.#session.change((db) => insertReviewPieces(db, row, this.#stored, pieces));
    this.#stored = upTo;
  }
}
