import { KijkkringError } from '../../shared/errors.ts';
import type { PeaksBuilder } from '../../shared/kernels/peaks.ts';
import { type ByteSource, readInto } from '../files/byte-source.ts';
import { runFfmpeg } from './ffmpeg.ts';
import type { FrameTimesBuilder } from './frame-times-builder.ts';
import { drawStream } from './key-pictures.ts';
import type { MediaProbe } from './media-probe.ts';
import { packetArgs, packetReader, pictureArgs } from './overview-outputs.ts';
import { PlacedKeys } from './placed-keys.ts';
import { type Besides, soundBeside } from './sound-beside.ts';
import { withSourceServer } from './source-server.ts';
import type { StreamSource } from './stream-source.ts';
import { TransportTrimmer } from './transport-trimmer.ts';

/** Enough to see whether a file is a transport stream, in bytes. */
const BEGINNING_BYTES = 64 * 1024;

export type TransportReading = {
  readonly source: ByteSource;
  readonly probe: MediaProbe;
  readonly peaks: PeaksBuilder;
  readonly frames: FrameTimesBuilder;
  /** Takes JPEGs behind one another. */
  readonly onPictures: (bytes: Uint8Array) => void;
  readonly signal: AbortSignal;
};

/**
 * Reads a transport stream once for its frames, its peaks and the key picture of every moment. It is nearly all pictures that nobody
 * will look at: ffmpeg is given of each what tells when it is shown and whether it is a key picture, and all sound; and a second one,
 * beside it, whole, the few that are drawn.
 * @throws KijkkringError `ffmpegFailed`, also where a packet and a picture of the file are not the same thing; `cancelled`; and what
 *   the source throws
 */
export async function readTransport(o: TransportReading): Promise<void> {
  const beginning = await o.source.read(0, Math.min(BEGINNING_BYTES, o.source.size));
  const trimmer = new TransportTrimmer(beginning);
  await withSourceServer([], async (_urls, openSink, openStream) => {
    const [trimmed, drawn] = [openStream(), openStream()];
    const keys = new PlacedKeys(o.source, o.probe, trimmer.places);
    const feeding = feed(o.source, trimmer, trimmed);
    const telling = tell(trimmed.url, o, keys, drawn, soundBeside(o.probe, o.peaks, openSink)).finally(() => {
      trimmed.abandon();
      return drawn.end();
    });
    const drawing = draw(drawn.url, o).finally(() => drawn.abandon());
    // all are over before the server goes
    for (const one of await Promise.allSettled([feeding, telling, drawing]))
      if (one.status === 'rejected') throw one.reason;
  });
}

/** Hands the film to ffmpeg, shortened, until its end or until nobody reads it any more. */
async function feed(source: ByteSource, trimmer: TransportTrimmer, stream: StreamSource): Promise<void> {
  try {
    for await (const piece of piecesOf(source, trimmer.pieceBytes)) {
      if (stream.isAbandoned) return;
      await stream.write(trimmer.trim(piece));
    }
    await stream.end();
  } catch (error) {
    stream.abandon();
    throw error;
  }
}

/** Each is read while the one before it is worked on; valid until the next. */
async function* piecesOf(source: ByteSource, length: number): AsyncGenerator<Uint8Array> {
  const memory = [new Uint8Array(length), new Uint8Array(length)];
  const fill = async (at: number): Promise<Uint8Array> => {
    memory.reverse();
    const [whole = new Uint8Array(length)] = memory;
    const piece = whole.subarray(0, Math.min(length, source.size - at));
    await readInto(source, at, piece);
    return piece;
  };
  let reading = Promise.allSettled([fill(0)]);
  try {
    for (let at = 0; at < source.size; at += length) {
      const [read] = await reading;
      if (read.status === 'rejected') throw read.reason;
      if (at + length < source.size) reading = Promise.allSettled([fill(at + length)]);
      yield read.value;
    }
  } finally {
    // nobody may close the source before that
    await reading;
  }
}

async function tell(
  url: string,
  o: TransportReading,
  keys: PlacedKeys,
  drawn: StreamSource,
  sound: Besides,
): Promise<void> {
  const reader = packetReader(o.frames, (packet) => keys.take(packet));
  const report = await runFfmpeg({
    inputs: [{ url, args: ['-copyts', '-seekable', '0'] }],
    outputArgs: [...packetArgs(o.probe, 'pipe:1'), ...sound.args],
    onStdout: async (bytes) => {
      reader(bytes);
      for await (const picture of keys.wanted()) await drawn.write(picture);
    },
    signal: o.signal,
    background: true,
  });
  if (report.exitCode !== 0 && o.frames.isEmpty) throw new KijkkringError('ffmpegFailed');
  keys.finish();
  for await (const picture of keys.wanted()) await drawn.write(picture);
  await sound.finished();
}

function draw(url: string, { probe, onPictures, signal }: TransportReading): Promise<void> {
  const outputArgs = pictureArgs(`0:${probe.video.streamIndex}`, probe.originUs);
  return drawStream({ url, inputArgs: [], outputArgs, onPictures, signal });
}
