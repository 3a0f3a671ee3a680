/** Types of NAL units of H.264 that a decision hangs on (ITU-T H.264, table 7-1). */
export const NAL = { slice: 1, idrSlice: 5, sps: 7, pps: 8 } as const;

/**
 * What says nothing about the picture: supplemental information (captions, an encoder's notes, a camera's own data),
 * delimiters, ends of sequence and stream, filler; layers that only decoders of scalable or stereo video look at; and what
 * nobody defined, which may hold anything.
 */
const silent = new Set([0, 6, 9, 10, 11, 12, 14, 15, 20, ...Array.from({ length: 8 }, (_, at) => 24 + at)]);

/** The NAL units of one packet. Null when the lengths in it don't add up to the packet. */
export function nalUnitsOf(packet: Uint8Array, lengthBytes: number): Uint8Array[] | null {
  const units: Uint8Array[] = [];
  let at = 0;
  while (at < packet.length) {
    if (at + lengthBytes > packet.length) return null;
    let length = 0;
    for (let byte = 0; byte < lengthBytes; byte += 1) length = length * 256 + (packet[at + byte] ?? 0);
    at += lengthBytes;
    if (length === 0 || at + length > packet.length) return null;
    units.push(packet.subarray(at, at + length));
    at += length;
  }
  return units;
}

/** A unit without the zeros that some writers leave behind it: no unit ends with one (ITU-T H.264, 7.4.1). */
export function withoutPadding(unit: Uint8Array): Uint8Array {
  let end = unit.length;
  while (end > 0 && unit[end - 1] === 0) end -= 1;
  return unit.subarray(0, end);
}

/** The type of a NAL unit. */
export function nalType(unit: Uint8Array): number {
  return (unit[0] ?? 0) & 0x1f;
}

/** Whether a decoder of this picture would do just as well without the unit. */
export function saysNothing(unit: Uint8Array): boolean {
  return silent.has(nalType(unit));
}

/** One packet of these units, each behind its length in four bytes. */
export function packetOf(units: readonly Uint8Array[]): Uint8Array {
  const packet = new Uint8Array(units.reduce((sum, unit) => sum + 4 + unit.length, 0));
  const view = new DataView(packet.buffer);
  let at = 0;
  for (const unit of units) {
    view.setUint32(at, unit.length);
    packet.set(unit, at + 4);
    at += 4 + unit.length;
  }
  return packet;
}

/** Units between start codes of three bytes (ITU-T H.264, annex B). */
export function nalUnitsOfAnnexB(packet: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength);
  const units: Uint8Array[] = [];
  let begin = bytes.indexOf(startCode);
  while (begin !== -1) {
    const next = bytes.indexOf(startCode, begin + 3);
    const unit = withoutPadding(packet.subarray(begin + 3, next === -1 ? packet.length : next));
    if (unit.length > 0) units.push(unit);
    begin = next;
  }
  return units;
}

const startCode = Buffer.from([0, 0, 1]);
