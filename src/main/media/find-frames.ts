import { KijkkringError } from '../../shared/errors.ts';
import type { FrameIndex } from '../../shared/kernels/frame-times.ts';
import type { ByteSource } from '../files/byte-source.ts';
import { buildFrameIndex, type DecodeSpan, decodeSpan, type FrameIndexOptions } from './frame-index.ts';
import type { CountedFrames } from './frame-times-builder.ts';
import { type GoodPart, goodPart } from './good-part.ts';
import type { MediaProbe } from './media-probe.ts';
import type { KeyFrames, PacketIndex } from './packet-index.ts';
import { readSampleTable } from './sample-table.ts';
import { transportFrom } from './transport-from.ts';

/**
 * What an index rests on: every frame was decoded; the packets say so, and a look inside saw the same; or the packets say so,
 * in a kind of film where they are known to be wrong at times.
 */
export type IndexBasis = 'decoded' | 'packets' | 'doubtful';

export type FoundFrames = GoodPart & KeyFrames & { readonly basis: IndexBasis };

/** A shorter film is decoded at once: it takes no longer than to look twice. */
const QUICK_FROM_US = 60_000_000;

/** What a look inside decodes: so many frames in the middle, and so much before the end. */
const MIDDLE_FRAMES = 50;
const LAST_US = 2_000_000;

/**
 * Finds the displayed frames of a film. Of a long MP4 or MOV its sample table is taken, once its middle and its last seconds
 * were decoded and showed exactly the frames that it speaks of; of every other film all of it is decoded.
 * @throws KijkkringError `mediaDamaged` when there is no good frame, and what `buildFrameIndex` throws
 */
export async function findFrames(
  source: ByteSource,
  probe: MediaProbe,
  options: FrameIndexOptions = {},
): Promise<FoundFrames> {
  const table = await readSampleTable(source, probe, options.signal);
  if (table !== null && table.endUs >= QUICK_FROM_US) {
    const endUs = await endSeen(source, probe, table, options);
    if (endUs !== null) {
      options.onProgress?.(1);
      const index = { timesUs: table.timesUs, endUs };
      return { index, cutShort: null, hole: null, basis: 'packets', ...keysOf(table) };
    }
  }
  const counted = await buildFrameIndex(source, probe, options);
  const good = goodPart(counted, table?.endUs ?? null);
  if (good === null) throw new KijkkringError('mediaDamaged');
  return { ...good, basis: 'decoded', ...keysOf(counted) };
}

function keysOf({ keyGapUs, openGroups }: KeyFrames): KeyFrames {
  return { keyGapUs, openGroups };
}

/**
 * Whether the packets of a container without a sample table can stand in for the count: as with a table, by a look inside. Where a
 * camera writes each field of a frame as a packet of its own, every second packet is a frame.
 * @param packets all of them, as `makeOverview` had them told
 * @returns null when what was decoded is not what they tell of, or when they tell of damage
 */
export async function trustPackets(
  source: ByteSource,
  probe: MediaProbe,
  packets: CountedFrames,
  options: FrameIndexOptions = {},
): Promise<FoundFrames | null> {
  if (packets.brokenAtUs !== null || packets.brokenOff) return null;
  const keys = keysOf(packets);
  for (const timesUs of probe.video.interlaced
    ? [packets.timesUs, packets.timesUs.filter((_time, at) => at % 2 === 0)]
    : [packets.timesUs]) {
    const endUs = await endSeen(source, probe, { timesUs, endUs: packets.endUs, ...keys }, options);
    const basis = probe.container === 'matroska' && !probe.video.interlaced ? 'packets' : 'doubtful';
    if (endUs !== null) return { index: { timesUs, endUs }, cutShort: null, hole: null, basis, ...keys };
  }
  return null;
}

/** Whether the packets of a film are worth asking: a shorter one is decoded at once, and an MP4 has a table. */
export function isLongWithoutTable({ container, claimedUs }: MediaProbe): boolean {
  return container !== 'mp4' && (claimedUs ?? 0) >= QUICK_FROM_US;
}

type Look = { readonly from: ByteSource; readonly span: DecodeSpan };

function seekingLooks(from: ByteSource, { endUs }: FrameIndex): [middle: Look, last: Look] {
  return [
    { from, span: { fromUs: Math.round(endUs / 2), frames: MIDDLE_FRAMES } },
    { from, span: { fromUs: endUs - LAST_US } },
  ];
}

/** A transport stream can be entered at any of its bytes; ffmpeg would find a time in it by twenty readings. */
function transportLooks(source: ByteSource, { endUs, keyGapUs }: PacketIndex): [middle: Look, last: Look] {
  // a key frame and what follows it, at the average rate
  const us = Math.max(LAST_US, (keyGapUs ?? 0) + LAST_US / 2);
  const bytes = Math.round(source.size * Math.min(1, us / endUs));
  const span = { fromUs: Number.NEGATIVE_INFINITY, keyWithin: { us, bytes } };
  const last = source.size - bytes;
  return [
    {
      from: transportFrom(source, Math.min(last, source.size / 2)),
      span: { ...span, frames: MIDDLE_FRAMES },
    },
    { from: transportFrom(source, last), span },
  ];
}

/** @returns when the last frame ends, or null when what was decoded is not what the table speaks of */
async function endSeen(
  source: ByteSource,
  probe: MediaProbe,
  table: PacketIndex,
  options: FrameIndexOptions,
): Promise<number | null> {
  const { signal, background } = options;
  const looks = probe.container === 'mpegts' ? transportLooks(source, table) : seekingLooks(source, table);
  const [middle, last] = await Promise.all(
    looks.map(({ from, span }) => decodeSpan(from, probe, span, { signal, background })),
  );
  if (!middle || !last) return null;
  if (last.brokenAtUs !== null || middle.brokenAtUs !== null) return null;
  const same = isStretchOf(middle, table) && isStretchOf(last, table);
  return same && last.timesUs.at(-1) === table.timesUs.at(-1) ? last.endUs : null;
}

/** Whether these frames stand in the table, with none between them left out. */
function isStretchOf({ timesUs }: FrameIndex, table: FrameIndex): boolean {
  const first = table.timesUs.indexOf(timesUs[0] ?? -1);
  return first >= 0 && timesUs.every((time, at) => time === table.timesUs[first + at]);
}
