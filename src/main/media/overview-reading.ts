import { KijkkringError } from '../../shared/errors.ts';
import { PeaksBuilder } from '../../shared/kernels/peaks.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { type CountedFrames, FrameTimesBuilder } from './frame-times-builder.ts';
import { JpegSplitter } from './jpeg-splitter.ts';
import { drawKeyPictures, type ReadFilm } from './key-pictures.ts';
import type { MediaProbe } from './media-probe.ts';
import { packetArgs, packetReader, pictureArgs, SAMPLES_PER_BUCKET } from './overview-outputs.ts';
import { type Besides, soundBeside } from './sound-beside.ts';
import { type OpenSink, withSourceServer } from './source-server.ts';
import { readTransport } from './transport-reading.ts';

/**
 * Out of which pictures that of a moment is taken: all; those that its decoder, or those that its container, calls key frames; or the
 * latter out of a transport stream of which nothing else is read whole.
 */
export type PictureChoice = 'frames' | 'keyFrames' | 'keyPackets' | 'keyPlaces';

/** What one reading of a film gives. */
export type OverviewParts = {
  /** JPEGs, one for each interval from our zero. */
  readonly pictures: readonly Uint8Array[];
  readonly peaks: PeaksBuilder;
  /** What the packets tell of the frames, where that was asked for. */
  readonly frames: CountedFrames | null;
};

export type OverviewAsked = {
  readonly choice: PictureChoice;
  readonly withPackets: boolean;
  readonly signal: AbortSignal;
  /** How many pictures there are by now. */
  onPicture(count: number): void;
};

/** Reads a film once. @throws KijkkringError `ffmpegFailed`, `cancelled`, `mediaDamaged`: no packet has a time; and what the source throws */
export async function readOverview(
  source: ByteSource,
  probe: MediaProbe,
  o: OverviewAsked,
): Promise<OverviewParts> {
  const pictures: Uint8Array[] = [];
  const splitter = new JpegSplitter((picture) => o.onPicture(pictures.push(picture)));
  const onPictures = (bytes: Uint8Array): void => splitter.push(bytes);
  const peaks = new PeaksBuilder(SAMPLES_PER_BUCKET);
  const packets = o.withPackets ? new FrameTimesBuilder(probe) : null;
  const { signal } = o;
  if (o.choice === 'keyPlaces') {
    const frames = packets ?? new FrameTimesBuilder(probe);
    await readTransport({ source, probe, peaks, frames, onPictures, signal });
    return { pictures, peaks, frames: packets?.finish() ?? null };
  }
  await withSourceServer([source], async ([url = ''], openSink, openStream) => {
    const read = reading({ url, o, beside: besides(probe, peaks, packets, openSink) });
    if (o.choice === 'keyPackets') await drawKeyPictures({ probe, openStream, read, onPictures, signal });
    else await read(pictureArgs(`0:${probe.video.streamIndex}`, probe.originUs), onPictures);
  });
  return { pictures, peaks, frames: packets?.finish() ?? null };
}

/** The outputs that go beside the pictures. */
function besides(
  probe: MediaProbe,
  peaks: PeaksBuilder,
  packets: FrameTimesBuilder | null,
  openSink: OpenSink,
): Besides {
  const sound = soundBeside(probe, peaks, openSink);
  const told = packets && openSink(packetReader(packets));
  return {
    args: [...sound.args, ...(told ? packetArgs(probe, told.url) : [])],
    finished: async () => {
      await sound.finished();
      await told?.finished();
    },
  };
}

function reading(film: {
  readonly url: string;
  readonly o: OverviewAsked;
  readonly beside: Besides;
}): ReadFilm {
  const { url, o, beside } = film;
  const keyFrames = o.choice === 'keyFrames' ? ['-skip_frame', 'nokey'] : [];
  return async (outputArgs, onStdout) => {
    let isEmpty = true;
    const report = await runFfmpeg({
      inputs: [{ url, args: ['-copyts', ...keyFrames] }],
      outputArgs: [...outputArgs, ...beside.args],
      onStdout: (bytes) => {
        isEmpty = false;
        return onStdout(bytes);
      },
      signal: o.signal,
      background: true,
    });
    if (report.exitCode !== 0 && isEmpty) throw new KijkkringError('ffmpegFailed');
    await beside.finished();
  };
}
