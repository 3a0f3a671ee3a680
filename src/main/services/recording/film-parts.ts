import { decodeFrameTimes } from '../../../shared/kernels/frame-times.ts';
import type { FragmentPart } from '../../media/fragment-span.ts';
import type { MediaProbe } from '../../media/media-probe.ts';
import { probeMedia } from '../../media/probe.ts';
import { getMediaIdentity } from '../../store/repositories/key-repository.ts';
import { listParts } from '../../store/repositories/recording-repository.ts';
import {
  isOriginalGone,
  listReviewPieces,
  listReviewRuns,
} from '../../store/repositories/review-repository.ts';
import { openAgeFile } from '../../vault/age-file-reader.ts';
import type { Session } from '../session.ts';
import { originalFile, reviewFile } from './footage-files.ts';
import { timelineOf } from './timeline.ts';

/**
 * Opens the sealed files of a recording for ffmpeg: its originals, or its review copy once those are gone. The frames are the same,
 * at the same times. `closeParts` lets go of them.
 */
export async function openParts(
  session: Session,
  recordingId: string,
  signal: AbortSignal,
): Promise<FragmentPart[]> {
  const parts: FragmentPart[] = [];
  const opening = isOriginalGone(session.db, recordingId) ? copiedParts : originalParts;
  try {
    for await (const part of opening(session, recordingId, signal)) parts.push(part);
    return parts;
  } catch (error) {
    await closeParts(parts);
    throw error;
  }
}

export async function closeParts(parts: readonly FragmentPart[]): Promise<void> {
  for (const part of parts) await part.source.close();
}

async function* originalParts({ db, folder }: Session, recordingId: string): AsyncGenerator<FragmentPart> {
  const identity = getMediaIdentity(db, recordingId);
  for (const { position, probe, frameTimes, endUs } of listParts(db, recordingId))
    yield {
      source: await openAgeFile(originalFile(folder, recordingId, position), { identity }),
      probe: JSON.parse(probe) as MediaProbe, // our own writing, out of an authenticated database
      index: { timesUs: decodeFrameTimes(frameTimes), endUs },
    };
}

/** Every file of the copy is a part of its own: it begins with its first frame, the first of all at the recording's zero. */
async function* copiedParts(
  { db, folder }: Session,
  recordingId: string,
  signal: AbortSignal,
): AsyncGenerator<FragmentPart> {
  const identity = getMediaIdentity(db, recordingId);
  const { endUs } = timelineOf(db, recordingId);
  const runs = listReviewRuns(db, recordingId).map(({ run, offsetUs }) => {
    const pieces = listReviewPieces(db, { recordingId, run, from: 0, count: Number.MAX_SAFE_INTEGER });
    return { run, offsetUs, timesUs: pieces.flatMap(({ timesUs }) => [...timesUs]) };
  });
  for (const [at, { run, offsetUs, timesUs }] of runs.entries()) {
    const fromUs = at === 0 ? 0 : (timesUs[0] ?? endUs);
    const toUs = runs[at + 1]?.timesUs[0] ?? endUs;
    const source = await openAgeFile(reviewFile(folder, recordingId, run), { identity });
    try {
      yield {
        source,
        probe: countedFrom(await probeMedia(source, { signal }), fromUs - offsetUs),
        index: { timesUs: Float64Array.from(timesUs, (time) => time - fromUs), endUs: toUs - fromUs },
      };
    } catch (error) {
      await source.close();
      throw error;
    }
  }
}

/** The same file with our zero at another moment of its own time, in microseconds. */
function countedFrom(probe: MediaProbe, originUs: number): MediaProbe {
  const laterUs = probe.originUs - originUs;
  const { video, audio } = probe;
  return {
    ...probe,
    originUs,
    video: { ...video, startUs: video.startUs + laterUs },
    audio: audio && { ...audio, startUs: audio.startUs + laterUs },
  };
}
