import { type CopiedRun, CopyRun, type RunFault } from './copy-run.ts';
import { type FragmentCovers, isBare } from './cover-filters.ts';
import { inputFor, PRE_ROLL_US } from './fragment-filters.ts';
import { durationOf, type PartSpan } from './fragment-span.ts';
import { listPackets } from './packet-list.ts';
import type { PacketTrack } from './packet-tracks.ts';

/** Why a fragment is encoded anew from begin to end. */
export type FullReason =
  /** Something is burnt in or silenced. */
  | 'covers'
  /** It runs over more than one file. */
  | 'parts'
  /** So long that its sound would not fit in the memory. */
  | 'long'
  /** So little could be copied that it isn't worth a seam. */
  | 'gain'
  /** It was cut, and the check refused it. */
  | 'check'
  /**
   * `footage`: no plain H.264 (4:2:0, eight bits, whole frames), or a container that packets can't be taken from. `noKey`: no
   * picture early enough in it that stands on its own. `packets`: they are not what the frame index says. `parameters`: they
   * change on the way, or can't stand beside ours.
   */
  | RunFault;

/** What of a fragment can be copied. Frames are counted from the fragment's own first. */
export type SmartCut = CopiedRun & { readonly track: PacketTrack };

/** Sound is held in memory until it is written: 16 kB a second. */
const LONGEST_US = 30 * 60_000_000;

/** Fewer copied frames are not worth two seams. */
const LEAST_COPIED = 12;

/** What is encoded anew is held in memory too. */
const MOST_ENCODED = 600;

/** The last frames may have been decoded before others that come after them. */
const ROOM_AFTER_US = 2_000_000;

const containers: ReadonlySet<string> = new Set(['mp4', 'matroska', 'mpegts']);
const pixelFormats: ReadonlySet<string | null> = new Set(['yuv420p', 'yuvj420p']);

/** Why these frames are encoded anew, as far as that is known without reading them; null when it isn't. */
export function plainlyFull(spans: readonly PartSpan[], covers: FragmentCovers): FullReason | null {
  const [span] = spans;
  if (!isBare(covers)) return 'covers';
  if (span === undefined || spans.length > 1) return 'parts';
  const { container, video } = span.part.probe;
  const isPlain = video.codec === 'h264' && !video.interlaced && pixelFormats.has(video.pixelFormat);
  if (!isPlain || !containers.has(container)) return 'footage';
  if (span.timesUs.length < LEAST_COPIED) return 'gain';
  return durationOf(spans) > LONGEST_US ? 'long' : null;
}

/**
 * Finds what of a span can be copied.
 * @param url where ffmpeg reads the source
 * @throws KijkkringError `ffmpegFailed`, `cancelled`, what the source throws
 */
export async function planSmartCut(
  span: PartSpan,
  url: string,
  tracks: readonly PacketTrack[],
  signal: AbortSignal,
): Promise<SmartCut | FullReason> {
  const frames = new Map(span.timesUs.map((time, frame) => [time + span.beginUs, frame]));
  const [list = []] = await listPackets({
    input: inputFor(span, url, PRE_ROLL_US),
    streams: [`0:${span.part.probe.video.streamIndex}`],
    untilUs: span.cutAfterUs + ROOM_AFTER_US,
    signal,
  });
  const first = list.findIndex(({ atUs }) => frames.has(atUs));
  if (first === -1) return 'packets';
  for (const track of tracks) {
    const start = await track.packetAt(list.slice(first));
    if (start === null) continue;
    const run = new CopyRun(track, { list, first, frames, total: frames.size });
    for await (const packet of track.packetsFrom(start)) {
      signal.throwIfAborted();
      if (!run.take(packet)) break;
    }
    const copied = run.finish();
    return typeof copied === 'string' ? copied : (tooLittle(copied, frames.size) ?? { ...copied, track });
  }
  return 'packets';
}

function tooLittle({ copyFrom, copyEnd }: CopiedRun, total: number): 'gain' | null {
  const copied = copyEnd - copyFrom;
  const encoded = total - copied;
  return copied < LEAST_COPIED || encoded > copied || encoded > MOST_ENCODED ? 'gain' : null;
}
