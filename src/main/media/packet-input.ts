import { CustomSource, Input, type InputFormat, Logging, LogLevel } from 'mediabunny';
import type { ByteSource } from '../files/byte-source.ts';

// what it makes of a file is for us to say, and its log would go to the console
Logging.level = LogLevel.Silent;

/** Opens a source for its packets; the caller disposes of it, and closes the source. */
export function openPackets(source: ByteSource, formats: InputFormat[]): Input {
  return new Input({
    formats,
    source: new CustomSource({
      getSize: () => source.size,
      read: (start, end) => source.read(start, end - start),
      prefetchProfile: 'fileSystem',
      // What could not be read ahead fails again when it is needed.
      handleUnhandledError: () => undefined,
    }),
  });
}

/** The bytes behind what browsers take for a description of a codec. */
export function bytesOf(buffer: NonNullable<VideoDecoderConfig['description']>): Uint8Array {
  return ArrayBuffer.isView(buffer)
    ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    : new Uint8Array(buffer);
}
