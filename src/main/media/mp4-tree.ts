import { readBoxHeader } from './mp4-boxes.ts';

/** A box of an MP4 (ISO/IEC 14496-12, 4.2) in the bytes of its file. */
export type TreeBox = { readonly type: string; readonly content: DataView };

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The boxes in a box of a camera: what doesn't fit any more is left out, as whatever stands behind the last. */
export function childrenOf(view: DataView): TreeBox[] {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const boxes: TreeBox[] = [];
  for (let at = 0; at < bytes.length; ) {
    const box = readBoxHeader(bytes, at);
    if (box === null || at + box.size > bytes.length) break;
    const content = viewOf(bytes.subarray(at + box.header, at + box.size));
    boxes.push({ type: box.type, content });
    at += box.size;
  }
  return boxes;
}

export function childOf(boxes: readonly TreeBox[], type: string): DataView | null {
  return boxes.find((box) => box.type === type)?.content ?? null;
}

/** The first of each type down a path; null where one isn't there. */
export function inside(view: DataView, ...path: readonly string[]): DataView | null {
  let found: DataView | null = view;
  for (const type of path) found = found && childOf(childrenOf(found), type);
  return found;
}

/** The entries of a table behind their count; null where there is no such box, or it has not the room for them. */
export function entriesOf(box: DataView | null, bytesEach: number): DataView | null {
  if (box === null || box.byteLength < 8) return null;
  const length = box.getUint32(4) * bytesEach;
  return length > box.byteLength - 8 ? null : new DataView(box.buffer, box.byteOffset + 8, length);
}

/** The samples in runs that begin with how many they are (8.6.1). */
export function samplesIn(runs: DataView): number {
  let sum = 0;
  for (let at = 0; at < runs.byteLength; at += 8) sum += runs.getUint32(at);
  return sum;
}

/** @returns null for a box that is shorter than what it should hold: it says nothing */
export function asItStands<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
