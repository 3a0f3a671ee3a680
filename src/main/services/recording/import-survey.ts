import { invariant } from '../../../shared/assert.ts';
import { encodeFrameTimes, type FrameIndex, joinIndexes } from '../../../shared/kernels/frame-times.ts';
import type { RecordingCounting } from '../../../shared/model/recording.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import { type FoundFrames, findFrames } from '../../media/find-frames.ts';
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
  const found: FoundFrames[] = [];
  const each = (1 - shareBefore) / (probes.length * 2);
  for (const [position, probe] of probes.entries()) {
    const from = shareBefore + each * 2 * position;
    const source = await openAgeFile(originalFile(session.folder, checkpoint.recordingId, position), {
      identity: getMediaIdentity(session.db, checkpoint.recordingId),
    });
    try {
      const frames = await findFrames(source, probe, {
        signal: context.signal,
        onProgress: (share) => context.progress('counting', from + share * each),
        background: true,
      });
      // Chromium stops there for good, ffmpeg goes on
      if (frames.hole !== null || frames.cutShort !== null)
        beginReview(session, checkpoint.recordingId, 'damaged');
      await survey(session, checkpoint.recordingId, position, source, probe, frames.index, {
        ...context,
        progress: (phase, share) => context.progress(phase, from + each + share * each),
      });
      found.push(frames);
    } finally {
      await source.close();
    }
  }
  storeRecording(session, checkpoint, probes, found);
}

async function survey(
  session: Session,
  recordingId: string,
  position: number,
  source: ByteSource,
  probe: MediaProbe,
  index: FrameIndex,
  context: JobContext,
): Promise<void> {
  const recipient = await recipientOf(getMediaIdentity(session.db, recordingId));
  const sealed = async (path: string) =>
    AgeFileWriter.create(path, await createAgeHeader({ recipients: [recipient] }));
  const filmstripSink = await sealed(filmstripFile(session.folder, recordingId, position));
  const peaksSink = await sealed(peaksFile(session.folder, recordingId, position));
  try {
    await makeOverview(source, probe, {
      durationUs: index.endUs,
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
