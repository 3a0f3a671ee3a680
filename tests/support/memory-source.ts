import type { ByteSource } from '../../src/main/files/byte-source.ts';

/** A source over bytes in memory, as copies; `bytes` may be changed between reads. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    close: async () => undefined,
  };
}

/** All of a source, read in pieces of the given length. */
export async function readWhole(source: ByteSource, piece = 1024 * 1024): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for (let offset = 0; offset < source.size; offset += piece) pieces.push(await source.read(offset, piece));
  return Buffer.concat(pieces);
}
