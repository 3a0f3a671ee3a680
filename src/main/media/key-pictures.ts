import { KijkkringError } from '../../shared/errors.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { seconds } from './fragment-filters.ts';
import { KeyClusters } from './key-clusters.ts';
import type { MediaProbe, Rotation } from './media-probe.ts';
import { FILMSTRIP_INTERVAL_S, pictureArgs } from './overview-outputs.ts';
import type { OpenStream } from './source-server.ts';

/** Where our zero stands in the stream between the two, in microseconds: Matroska knows no time before its own. */
const ZERO_US = 60_000_000;

/** A reading of the film with these outputs more, standard output going to `onStdout`. */
export type ReadFilm = (
  outputArgs: readonly string[],
  onStdout: (bytes: Uint8Array) => void | Promise<void>,
) => Promise<void>;

export type KeyPictures = {
  readonly probe: MediaProbe;
  readonly openStream: OpenStream;
  readonly read: ReadFilm;
  /** Takes JPEGs behind one another. */
  readonly onPictures: (bytes: Uint8Array) => void;
  readonly signal: AbortSignal;
};

/**
 * Draws the key picture of every moment of a film: of those that one reading finds only the ones that will be looked at are decoded,
 * by a second ffmpeg beside it. A camcorder writes ten for each of these, and some cameras write nothing else.
 * @throws what `read` throws; KijkkringError `cancelled`, `ffmpegFailed`
 */
export async function drawKeyPictures(o: KeyPictures): Promise<void> {
  const stream = o.openStream();
  const clusters = new KeyClusters({
    ...{ intervalMs: FILMSTRIP_INTERVAL_S * 1000, zeroMs: ZERO_US / 1000 },
    onBytes: (bytes) => stream.write(bytes),
  });
  const reading = o
    .read(keyArgs(o.probe), (bytes) => clusters.push(bytes))
    .then(() => clusters.finish())
    .finally(() => stream.end());
  const drawing = draw(stream.url, o).finally(() => stream.abandon());
  // both are over before the server goes
  for (const one of await Promise.allSettled([reading, drawing]))
    if (one.status === 'rejected') throw one.reason;
}

function keyArgs({ video, originUs }: MediaProbe): string[] {
  return [
    ...['-map', `0:${video.streamIndex}`, '-an', '-sn', '-dn', '-c:v', 'copy'],
    // a packet without a time can't be placed
    ...['-bsf:v', 'noise=drop=not(key)+not(pts-nopts)'],
    ...['-output_ts_offset', seconds(ZERO_US - originUs)],
    ...['-cluster_time_limit', '0', '-f', 'matroska', 'pipe:1'],
  ];
}

function draw(url: string, { probe, onPictures, signal }: KeyPictures): Promise<void> {
  const { rotation, sampleAspect } = probe.video;
  // Matroska keeps neither exactly
  const upright = [`setsar=${sampleAspect.join('/')}`, ...turns[rotation]];
  const outputArgs = pictureArgs('0:v', ZERO_US, upright);
  return drawStream({ url, inputArgs: ['-noautorotate'], outputArgs, onPictures, signal });
}

/** Draws the pictures of a stream that is being made meanwhile. @throws KijkkringError `cancelled`, `ffmpegFailed` */
export async function drawStream(o: {
  readonly url: string;
  readonly inputArgs: readonly string[];
  readonly outputArgs: readonly string[];
  readonly onPictures: (bytes: Uint8Array) => void;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { exitCode } = await runFfmpeg({
    // one picture after the other: threads that wait for each other take more than they bring
    inputs: [{ url: o.url, args: ['-copyts', ...o.inputArgs, '-threads', '1', '-seekable', '0'] }],
    outputArgs: o.outputArgs,
    onStdout: o.onPictures,
    signal: o.signal,
    background: true,
  });
  // a strip that ends midway would stand for the whole film
  if (exitCode !== 0) throw new KijkkringError('ffmpegFailed');
}

/** Filters that turn a picture by so many degrees clockwise. */
const turns: Readonly<Record<Rotation, readonly string[]>> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
};
