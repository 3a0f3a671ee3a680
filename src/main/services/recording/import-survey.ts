import { invariant } from '../../../shared/assert.ts';
import { encodeFrameTimes, joinIndexes } from '../../../shared/kernels/frame-times.ts';
import type { RecordingCounting } from '../../../shared/model/recording.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import { type FoundFrames, findFrames, isLongWithoutTable, trustPackets } from '../../media/find-frames.ts';
import type { CountedFrames } from '../../media/frame-times-builder.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { makeOverview } from '../../media/overview.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { insertPart, setRecordingReady } from '../../store/repositories/recording-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { recipientOf } from '../../vault/age-identity.ts';
import type { Session } from '../session.ts';
import { cutShortOf } from './cut-short.ts';
import { filmstripFile, originalFile, peaksFile } from './footage-files.ts';
import type { ImportCheckpoint } from './import-checkpoint.ts';
import { beginReview } from './review-keeping.ts';
import { reviewNeedOfFrames } from './review-need.ts';

/**
 * The second half of an import, reading from the vault: finds the displayed frames of every part, makes peaks and
 * filmstrip, and makes the recording ready in one transaction. Run again after a crash it starts this half anew.
 */
export async function countAndSurvey(
  session: Session,
  checkpoint: ImportCheckpoint,
  probes: readonly MediaProbe[],
  context: JobContext,
  shareBefore: number,
): Promise<void> {
  const { recordingId } = checkpoint;
  const found: FoundFrames[] = [];
  const each = (1 - shareBefore) / (probes.length * 2);
  for (const [position, probe] of probes.entries()) {
    const from = shareBefore + each * 2 * position;
    const source = await openAgeFile(originalFile(session.folder, recordingId, position), {
      identity: getMediaIdentity(session.db, recordingId),
    });
    try {
      const half = (which: 0 | 1): JobContext => ({
        ...context,
        progress: (phase, share) => context.progress(phase, from + (which + share) * each),
      });
      const frames = await findAndSurvey({ session, recordingId, position, source, probe }, half);
      const need = reviewNeedOfFrames(frames);
      if (need !== null) beginReview(session, recordingId, need);
      found.push(frames);
    } finally {
      await source.close();
    }
  }
  storeRecording(session, checkpoint, probes, found);
}

interface SurveyedPart {
  readonly session: Session;
  readonly recordingId: string;
  readonly position: number;
  readonly source: ByteSource;
  readonly probe: MediaProbe;
}

/**
 * Finds the frames of a part and makes its overview. Of a long film in a container without a sample table both come from one reading,
 * where its packets can be trusted.
 */
async function findAndSurvey(part: SurveyedPart, half: (which: 0 | 1) => JobContext): Promise<FoundFrames> {
  const { source, probe } = part;
  const { signal, progress } = half(1);
  const options = { signal, background: true, onProgress: (share: number) => progress('counting', share) };
  if (!isLongWithoutTable(probe)) {
    const { signal: first, progress: told } = half(0);
    const frames = await findFrames(source, probe, {
      ...{ signal: first, background: true },
      onProgress: (share) => told('counting', share),
    });
    await survey(part, frames.index.endUs, half(1));
    return frames;
  }
  const packets = await survey(part, null, half(0));
  const trusted = packets && (await trustPackets(source, probe, packets, options));
  return trusted ?? findFrames(source, probe, options);
}

async function survey(
  { session, recordingId, position, source, probe }: SurveyedPart,
  durationUs: number | null,
  context: JobContext,
): Promise<CountedFrames | null> {
  const recipient = await recipientOf(getMediaIdentity(session.db, recordingId));
  const sealed = async (path: string) =>
    AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] }));
  const filmstripSink = await sealed(filmstripFile(session.folder, recordingId, position));
  const peaksSink = await sealed(peaksFile(session.folder, recordingId, position));
  try {
    return await makeOverview(source, probe, {
      durationUs,
      filmstripSink,
      peaksSink,
      signal: context.signal,
      onProgress: (share) => context.progress('surveying', share),
    });
  } catch (error) {
    await filmstripSink.abort();
    await peaksSink.abort();
    throw error;
  }
}

function storeRecording(
  session: Session,
  checkpoint: ImportCheckpoint,
  probes: readonly MediaProbe[],
  found: readonly FoundFrames[],
): void {
  const joined = joinIndexes(found.map(({ index }) => index));
  const [first] = probes;
  invariant(first !== undefined, 'a recording has a part');
  session.change((db) => {
    for (const [position, { index }] of found.entries()) {
      const sealed = checkpoint.parts[position]?.sealed;
      invariant(sealed, 'a counted part is sealed');
      insertPart(db, {
        id: session.ids.next(),
        recordingId: checkpoint.recordingId,
        position,
        ...sealed,
        probe: JSON.stringify(probes[position]),
        endUs: index.endUs,
        frameTimes: encodeFrameTimes(index.timesUs),
      });
    }
    setRecordingReady(db, checkpoint.recordingId, {
      durationUs: joined.endUs,
      frames: joined.timesUs.length,
      width: first.video.width,
      height: first.video.height,
      rotation: first.video.rotation,
      counting: countingOf(found),
      cutShort:
        cutShortOf(found.map(({ cutShort }) => cutShort)) ??
        (checkpoint.arrivedOnly ? { lostUs: null } : null),
    });
  });
}

function countingOf(found: readonly FoundFrames[]): RecordingCounting {
  if (found.some(({ basis }) => basis === 'doubtful')) return 'doubtful';
  return found.every(({ basis }) => basis === 'decoded') ? 'counted' : 'checking';
}
