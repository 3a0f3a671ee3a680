import { z } from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import {
  decodeFrameTimes,
  encodeFrameTimes,
  type FrameIndex,
  framesBetween,
  joinIndexes,
} from '../../../shared/kernels/frame-times.ts';
import { nearestFrameTime, retimeSpan } from '../../../shared/kernels/retime.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import { buildFrameIndex } from '../../media/frame-index.ts';
import { goodPart } from '../../media/good-part.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { readSampleTable } from '../../media/sample-table.ts';
import { purgeMentions } from '../../store/repositories/erasure-repository.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import {
  listParts,
  listRecordings,
  type RecordingPart,
  setPartFrames,
  setRecordingReady,
} from '../../store/repositories/recording-repository.ts';
import { retimeRecords } from '../../store/repositories/retiming-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { isPast, requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { cutShortOf } from './cut-short.ts';
import { originalFile } from './footage-files.ts';
import { beginReview } from './review-keeping.ts';
import { requireReady, timelineOf } from './timeline.ts';

type Input = ParsedInputOf<'recording.confirm'>;
type Output = OutputOf<'recording.confirm'>;

const countedPart = z.object({
  endUs: z.int(),
  /** As `encodeFrameTimes` writes them, base64. */
  frameTimes: z.string(),
  cutShort: z.object({ lostUs: z.int().nullable() }).nullable(),
  hasHole: z.boolean(),
});
type CountedPart = z.infer<typeof countedPart>;

/** The parts that were counted so far. */
const checkpoint = z.array(countedPart);

/**
 * Counts a recording by decoding all of it, behind what is being watched. Where that tells otherwise than the packets did, the index
 * is replaced, and everything that stands on it goes to the nearest real frame. Broken off it goes on with the part it was at.
 */
export function confirmJob(session: Session): JobDefinition<Input, Output> {
  return {
    lane: 'aside',
    run: async ({ recordingId }, context) => {
      if (requireWatchable(session, recordingId).counting === 'counted') return { changed: false };
      const counted = await countParts(session, recordingId, context);
      const changed = confirm(session, recordingId, counted);
      // Chromium stops at damage for good, ffmpeg goes on
      if (counted.some(({ hasHole, cutShort }) => hasHole || cutShort !== null))
        beginReview(session, recordingId, 'damaged');
      return { changed };
    },
    // the recording stays as it was, and is counted at the next opening
    discard: async () => undefined,
  };
}

/** The recordings that were not counted by decoding yet; one that is past its last day is not opened for it. */
export function recordingsToConfirm(session: Session): string[] {
  return listRecordings(session.db)
    .filter(({ state, counting }) => state === 'ready' && counting !== 'counted')
    .filter((recording) => !isPast(session, recording))
    .map(({ id }) => id);
}

async function countParts(
  session: Session,
  recordingId: string,
  context: JobContext,
): Promise<CountedPart[]> {
  const parts = listParts(session.db, recordingId);
  const done = checkpoint.nullable().parse(context.resumeFrom) ?? [];
  for (const part of parts.slice(done.length)) {
    const before = done.length;
    done.push(
      await countPart(session, part, {
        signal: context.signal,
        onProgress: (share) => context.progress('counting', (before + share) / parts.length),
      }),
    );
    context.checkpoint(done);
  }
  return done;
}

async function countPart(
  session: Session,
  { recordingId, position, probe: stored }: RecordingPart,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<CountedPart> {
  const probe = JSON.parse(stored) as MediaProbe; // our own writing, out of an authenticated database
  const source = await openAgeFile(originalFile(session.folder, recordingId, position), {
    identity: getMediaIdentity(session.db, recordingId),
  });
  try {
    const counted = await buildFrameIndex(source, probe, { ...options, background: true });
    const table = await readSampleTable(source, probe, options.signal);
    const good = goodPart(counted, table?.endUs ?? null);
    if (good === null) throw new KijkkringError('mediaDamaged');
    const { index, cutShort, hole } = good;
    const frameTimes = Buffer.from(encodeFrameTimes(index.timesUs)).toString('base64');
    return { endUs: index.endUs, frameTimes, cutShort, hasHole: hole !== null };
  } finally {
    await source.close();
  }
}

/** @returns whether anything was otherwise than the packets told */
function confirm(session: Session, recordingId: string, counted: readonly CountedPart[]): boolean {
  const recording = requireReady(session.db, recordingId);
  const before = timelineOf(session.db, recordingId);
  const frameTimes = counted.map((part) => Buffer.from(part.frameTimes, 'base64'));
  const after = joinIndexes(
    counted.map(({ endUs }, position) => ({
      timesUs: decodeFrameTimes(frameTimes[position] ?? Buffer.alloc(0)),
      endUs,
    })),
  );
  const changed = !isSame(before, after);
  session.change((db) => {
    if (changed) {
      for (const [position, { endUs }] of counted.entries())
        setPartFrames(db, recordingId, position, {
          endUs,
          frameTimes: frameTimes[position] ?? Buffer.alloc(0),
        });
      retimeRecords(db, recordingId, retimingTo(after));
      // what undo knows lies on the old frames
      purgeMentions(db, [recordingId]);
    }
    setRecordingReady(db, recordingId, { ...recording, ...factsOf(after, counted, recording) });
  });
  return changed;
}

function factsOf(
  { timesUs, endUs }: FrameIndex,
  counted: readonly CountedPart[],
  before: Recording,
): Pick<Recording, 'durationUs' | 'frames' | 'counting' | 'cutShort'> {
  return {
    durationUs: endUs,
    frames: timesUs.length,
    counting: 'counted',
    // what never arrived leaves no trace in what did
    cutShort: cutShortOf(counted.map(({ cutShort }) => cutShort)) ?? before.cutShort,
  };
}

function retimingTo(index: FrameIndex): Parameters<typeof retimeRecords>[2] {
  return {
    moment: (us) => nearestFrameTime(index, us),
    span: (startUs, endUs) => retimeSpan(index, startUs, endUs),
    frames: (startUs, endUs) => framesBetween(index.timesUs, startUs, endUs).count,
  };
}

function isSame(a: FrameIndex, b: FrameIndex): boolean {
  return (
    a.endUs === b.endUs &&
    a.timesUs.length === b.timesUs.length &&
    a.timesUs.every((time, at) => time === b.timesUs[at])
  );
}
