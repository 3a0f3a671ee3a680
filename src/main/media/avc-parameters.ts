import { BitReader } from './bit-reader.ts';

/** What a sequence parameter set says that decides whether its pictures may be copied (ITU-T H.264, 7.3.2.1.1). */
export interface SequenceFacts {
  readonly id: number;
  /** Chroma 4:2:0 with eight bits, whole frames only: what every player plays. */
  readonly isPlain: boolean;
}

/** Profiles whose parameter sets tell chroma and depth. */
const tellsChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Profiles without data partitioning, flexible order or chroma other than 4:2:0. */
const plainProfiles = new Set([66, 77, 100]);

/** Null when the set makes no sense. */
export function readSequence(sps: Uint8Array): SequenceFacts | null {
  const bits = new BitReader(sps.subarray(1));
  const profile = bits.bits(8);
  bits.bits(16); // constraints and level
  const id = bits.unsigned();
  const isPlainColour = !tellsChroma.has(profile) || readColour(bits);
  bits.unsigned(); // log2_max_frame_num
  skipOrder(bits);
  bits.unsigned(); // max_num_ref_frames
  bits.bits(1); // gaps_in_frame_num
  bits.unsigned(); // width
  bits.unsigned(); // height
  const wholeFrames = bits.bits(1) === 1;
  if (bits.isOverrun || id > 31) return null;
  return { id, isPlain: plainProfiles.has(profile) && isPlainColour && wholeFrames };
}

/** The id of a picture parameter set and that of the sequence it belongs to; null when it makes no sense. */
export function readPicture(pps: Uint8Array): { readonly id: number; readonly sequence: number } | null {
  const bits = new BitReader(pps.subarray(1));
  const [id, sequence] = [bits.unsigned(), bits.unsigned()];
  return bits.isOverrun || id > 255 || sequence > 31 ? null : { id, sequence };
}

function readColour(bits: BitReader): boolean {
  const chroma = bits.unsigned();
  if (chroma === 3) bits.bits(1);
  const [luma, other] = [bits.unsigned(), bits.unsigned()];
  bits.bits(1); // lossless bypass
  if (bits.bits(1) === 1) skipScalingLists(bits, chroma === 3 ? 12 : 8);
  return chroma === 1 && luma === 0 && other === 0;
}

function skipScalingLists(bits: BitReader, count: number): void {
  for (let list = 0; list < count; list += 1) {
    if (bits.bits(1) === 0) continue;
    let [last, next] = [8, 8];
    for (let at = 0; at < (list < 6 ? 16 : 64) && next !== 0; at += 1) {
      next = (last + bits.signed() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

function skipOrder(bits: BitReader): void {
  const kind = bits.unsigned();
  if (kind === 0) bits.unsigned();
  if (kind !== 1) return;
  bits.bits(1);
  bits.signed();
  bits.signed();
  for (let left = Math.min(bits.unsigned(), 255); left > 0; left -= 1) bits.signed();
}
