import { KijkkringError } from '../../shared/errors.ts';
import type { ByteSink, ByteSource } from '../files/byte-source.ts';
import { encodeFilmstrip } from './filmstrip-file.ts';
import type { CountedFrames } from './frame-times-builder.ts';
import type { MediaProbe } from './media-probe.ts';
import { FILMSTRIP_INTERVAL_S, SAMPLE_RATE, SAMPLES_PER_BUCKET } from './overview-outputs.ts';
import { type OverviewParts, type PictureChoice, readOverview } from './overview-reading.ts';
import { encodePeaks } from './peaks-file.ts';

/** Up to this long every frame is decoded; longer films show the key frame before each moment, ten times faster. */
const FULL_DECODE_US = 120_000_000;

/** No camera goes longer from one key frame to the next. */
const LONGEST_GAP_US = 30_000_000;

export interface OverviewOptions {
  /** Length of the film where its frames are known; null to have its packets told along, in the same reading. */
  readonly durationUs: number | null;
  readonly filmstripSink: ByteSink;
  readonly peaksSink: ByteSink;
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

/**
 * Makes the filmstrip and the peaks of a source in one reading, on our own timeline, and writes them to their sinks.
 * Both together stay in memory until they are written: about 3 MiB for an hour.
 * @returns what the packets tell of the frames, where that was asked for
 * @throws KijkkringError `ffmpegFailed`, `cancelled`, `mediaDamaged` when no packet has a time, and what the source and the sinks throw
 */
export async function makeOverview(
  source: ByteSource,
  probe: MediaProbe,
  o: OverviewOptions,
): Promise<CountedFrames | null> {
  const expectedUs = o.durationUs ?? probe.claimedUs ?? 0;
  const wanted = picturesFor(expectedUs);
  const read = (choice: PictureChoice) =>
    readOverview(source, probe, {
      ...{ choice, withPackets: o.durationUs === null, signal: o.signal },
      onPicture: (count) => o.onProgress(Math.min(1, count / wanted)),
    });
  const isLong = expectedUs > FULL_DECODE_US;
  const isThinned = isLong && o.durationUs === null;
  const thinned = isThinned ? await firstWellMarked(probe, read) : null;
  const { pictures, peaks, frames } = thinned ?? (await read(isLong ? 'keyFrames' : 'frames'));
  const kept = pictures.slice(0, picturesFor(frames?.endUs ?? expectedUs));
  await write(o.filmstripSink, encodeFilmstrip(FILMSTRIP_INTERVAL_S * 1000, kept));
  await write(o.peaksSink, encodePeaks(SAMPLE_RATE, SAMPLES_PER_BUCKET, peaks.finish()));
  o.onProgress(1);
  return frames;
}

/** What reads least is tried first. */
async function firstWellMarked(
  { container }: MediaProbe,
  read: (choice: PictureChoice) => Promise<OverviewParts>,
): Promise<OverviewParts | null> {
  // an MP4 may hide key frames by an edit: only its decoder knows
  if (container === 'mp4') return null;
  const placed = container === 'mpegts' ? await wellMarked(read('keyPlaces')) : null;
  return placed ?? wellMarked(read('keyPackets'));
}

/** Null where key frames are not marked as such, or can't be picked out of this film: then it has to be read once more. */
async function wellMarked(reading: Promise<OverviewParts>): Promise<OverviewParts | null> {
  try {
    const parts = await reading;
    const gapUs = parts.frames?.keyGapUs ?? Number.POSITIVE_INFINITY;
    return parts.pictures.length > 0 && gapUs <= LONGEST_GAP_US ? parts : null;
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'ffmpegFailed') return null;
    throw error;
  }
}

function picturesFor(durationUs: number): number {
  return Math.max(1, Math.ceil(durationUs / (FILMSTRIP_INTERVAL_S * 1_000_000)));
}

async function write(sink: ByteSink, bytes: Uint8Array): Promise<void> {
  await sink.write(bytes);
  await sink.finish();
}
