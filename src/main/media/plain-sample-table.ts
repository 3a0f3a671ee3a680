import type { MediaProbe } from './media-probe.ts';
import { childOf, childrenOf, entriesOf, inside, samplesIn, type TreeBox } from './mp4-tree.ts';

/** Takes a sample: when it is shown, in ticks of its track after all edits, how long, and whether it is a key frame. */
type TakeSample = (ticks: number, durationTicks: number, isKey: boolean) => void;

export type PlainSampleTable = {
  /** Ticks a second. */
  readonly timescale: number;
  /** Tells the samples of the picture in the order of the file. */
  readonly eachSample: (take: TakeSample) => void;
};

/**
 * Reads the table of the picture out of a `moov` as it is written (ISO/IEC 14496-12, 8.6 and 8.7), without an object for each sample: in
 * three hours of film there are 270,000.
 * @param moov content of the box, of which `hasHonestCounts` is true
 * @returns null where there is more to it: fragments, more than one edit, an edit that hides the end; or where a table contradicts itself
 * @throws RangeError for a box that is shorter than what it should hold
 */
export function readPlainSampleTable(moov: DataView, probe: MediaProbe): PlainSampleTable | null {
  const boxes = childrenOf(moov);
  const movie = childOf(boxes, 'mvhd');
  if (movie === null || childOf(boxes, 'mvex') !== null) return null;
  const movieTimescale = movie.getUint32(movie.getUint8(0) === 1 ? 20 : 12);
  for (const trak of boxes.filter(({ type }) => type === 'trak')) {
    const track = pictureOf(trak.content, probe);
    if (track !== null) return tableOf(track, movieTimescale);
  }
  return null;
}

type Track = {
  readonly timescale: number;
  readonly table: readonly TreeBox[];
  readonly edits: DataView | null;
};

/** @returns null when this isn't the picture that was chosen */
function pictureOf(trak: DataView, { video }: MediaProbe): Track | null {
  const [header, stbl] = [inside(trak, 'mdia', 'mdhd'), inside(trak, 'mdia', 'minf', 'stbl')];
  if (header === null || stbl === null) return null;
  const timescale = header.getUint32(header.getUint8(0) === 1 ? 20 : 12);
  const table = childrenOf(stbl);
  const description = childOf(table, 'stsd');
  // 12.1.3: width and height stand 32 bytes into a sample entry, which begins after its table's count
  if (description === null || description.byteLength < 44) return null;
  const alike =
    description.getUint16(40) === video.codedWidth && description.getUint16(42) === video.codedHeight;
  if (!alike || timescale * video.timeBase[0] !== video.timeBase[1]) return null;
  return { timescale, table, edits: inside(trak, 'edts', 'elst') };
}

function tableOf({ timescale, table, edits }: Track, movieTimescale: number): PlainSampleTable | null {
  const durations = entriesOf(childOf(table, 'stts'), 8);
  const offsets = entriesOf(childOf(table, 'ctts'), 8);
  const keys = entriesOf(childOf(table, 'stss'), 4);
  const count = childOf(table, 'stsz')?.getUint32(8) ?? null;
  if (durations === null || count === null) return null;
  if (samplesIn(durations) !== count || (offsets !== null && samplesIn(offsets) !== count)) return null;
  const edit = editOf(edits);
  if (edit === null) return null;
  const inTicks = (movieTicks: number): number => Math.round((movieTicks * timescale) / movieTimescale);
  const shift = edit.from - inTicks(edit.late);
  const eachSample = (take: TakeSample): void => walk(durations, offsets, keys, shift, take);
  const hidden = edit.lasts !== null && hidesTheEnd(eachSample, inTicks(edit.late + edit.lasts));
  return hidden ? null : { timescale, eachSample };
}

/** From where the picture is shown, in its own ticks; how much later than the film begins and how long, in ticks of the movie. */
type Edit = { readonly from: number; readonly late: number; readonly lasts: number | null };

/** @returns null for anything but a late begin and one stretch at its own speed (8.6.6) */
function editOf(edits: DataView | null): Edit | null {
  if (edits === null) return { from: 0, late: 0, lasts: null };
  const isLong = edits.getUint8(0) === 1;
  const each = isLong ? 20 : 12;
  const entries = entriesOf(edits, each);
  if (entries === null) return null;
  let late = 0;
  for (let at = 0; at < entries.byteLength; at += each) {
    const lasts = isLong ? Number(entries.getBigUint64(at)) : entries.getUint32(at);
    const from = isLong ? Number(entries.getBigInt64(at + 8)) : entries.getInt32(at + 4);
    if (from === -1) late += lasts;
    else {
      const isLast = at + each === entries.byteLength;
      const isUsual = entries.getUint32(at + each - 4) === 0x1_0000;
      return isLast && isUsual ? { from, late, lasts: lasts === 0 ? null : lasts } : null;
    }
  }
  return late === 0 ? { from: 0, late, lasts: null } : null;
}

function hidesTheEnd(eachSample: PlainSampleTable['eachSample'], endTicks: number): boolean {
  let hides = false;
  eachSample((ticks, durationTicks) => {
    hides ||= ticks > endTicks - durationTicks / 2;
  });
  return hides;
}

function walk(
  durations: DataView,
  offsets: DataView | null,
  keys: DataView | null,
  shift: number,
  take: TakeSample,
): void {
  let [decoded, sample, key, run, inRun] = [-shift, 0, 0, 0, 0];
  for (let at = 0; at < durations.byteLength; at += 8) {
    const durationTicks = durations.getUint32(at + 4);
    for (let left = durations.getUint32(at); left > 0; left -= 1) {
      sample += 1;
      while (offsets !== null && inRun === offsets.getUint32(run)) [run, inRun] = [run + 8, 0];
      inRun += 1;
      const isKey = keys === null || (key < keys.byteLength && keys.getUint32(key) === sample);
      if (isKey && keys !== null) key += 4;
      // cameras write negative ones also where the box says that there are none
      take(decoded + (offsets?.getInt32(run + 4) ?? 0), durationTicks, isKey);
      decoded += durationTicks;
    }
  }
}
