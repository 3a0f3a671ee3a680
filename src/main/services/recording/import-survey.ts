import { invariant } from '../../../shared/assert.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { encodeFrameTimes, type FrameIndex, joinIndexes } from '../../../shared/kernels/frame-times.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import { buildFrameIndex } from '../../media/frame-index.ts';
import type { CountedFrames } from '../../media/frame-times-builder.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { makeOverview } from '../../media/overview.ts';
import { judgePlayable } from '../../media/playable.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { insertPart, setRecordingReady } from '../../store/repositories/recording-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import { AgeFileWriter } from '../../vault/age-file-writer.ts';
import { createAgeHeader } from '../../vault/age-header.ts';
import { recipientOf } from '../../vault/age-identity.ts';
import type { Session } from '../session.ts';
import { filmstripFile, originalFile, peaksFile } from './footage-files.ts';
import type { ImportCheckpoint } from './import-checkpoint.ts';

/**
 * The second half of an import, reading from the vault: counts the displayed frames of every part, makes peaks and
 * filmstrip, and makes the recording ready in one transaction. Run again after a crash it starts this half anew.
 */
export async function countAndSurvey(
  session: Session,
  checkpoint: ImportCheckpoint,
  probes: readonly MediaProbe[],
  context: JobContext,
  shareBefore: number,
): Promise<void> {
  const indexes: FrameIndex[] = [];
  const each = (1 - shareBefore) / (probes.length * 2);
  for (const [position, probe] of probes.entries()) {
    const from = shareBefore + each * 2 * position;
    const source = await openAgeFile(originalFile(session.folder, checkpoint.recordingId, position), {
      identity: getMediaIdentity(session.db, checkpoint.recordingId),
    });
    try {
      const index = await buildFrameIndex(source, probe, {
        signal: context.signal,
        onProgress: (share) => context.progress('counting', from + share * each),
        background: true,
      });
      refusePartlyDamaged(probe, index);
      await survey(session, checkpoint.recordingId, position, source, probe, index, {
        ...context,
        progress: (phase, share) => context.progress(phase, from + each + share * each),
      });
      indexes.push(index);
    } finally {
      await source.close();
    }
  }
  storeRecording(session, checkpoint, probes, indexes);
}

/** What decoding all of it found may refuse a film that looked sound at its beginning. */
function refusePartlyDamaged(probe: MediaProbe, counted: CountedFrames): void {
  const verdict = judgePlayable(probe, counted);
  if (!verdict.playable) throw new KijkkringError(verdict.code, verdict.params);
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
  indexes: readonly FrameIndex[],
): void {
  const joined = joinIndexes([...indexes]);
  const [first] = probes;
  invariant(first !== undefined, 'a recording has a part');
  session.change((db) => {
    for (const [position, index] of indexes.entries()) {
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
    });
  });
}
