import { type ByteSource, readInto } from '../files/byte-source.ts';

/** A whole number of packets of 188 bytes, and of 192: see the transport trimmer. */
const ROUND_BYTES = 9024;

/** A transport stream from a packet at or before a place on; its source stays the caller's to close. */
export function transportFrom(source: ByteSource, place: number): ByteSource {
  const start = Math.max(0, Math.floor(place / ROUND_BYTES) * ROUND_BYTES);
  return {
    size: source.size - start,
    read: (offset, length) => source.read(start + offset, length),
    readInto: (offset, target) => readInto(source, start + offset, target),
    close: async () => undefined,
  };
}
