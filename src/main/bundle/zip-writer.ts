import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** One entry: small ones in memory, films as a stream of known length. */
export type ZipEntry =
  | { readonly name: string; readonly bytes: Buffer }
  | { readonly name: string; readonly size: number; readonly open: () => Readable };

/** The same moment for every entry, the earliest that a ZIP can hold: when a bundle was made is nobody's business. */
const NO_MOMENT = new Date(1980, 0, 1);

/**
 * Writes entries into a ZIP without compression, in the order given, as a stream. Nothing in it tells of the machine: no
 * times, no owners, no extra fields. What an entry's stream fails with, the result fails with; an entry's stream is
 * closed when the result is.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  // yazl types its output by the old interface; it is a PassThrough.
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const settings = { mtime: NO_MOMENT, mode: 0o100600, compress: false, forceDosTimestamp: true };
  for (const entry of entries) {
    if ('bytes' in entry) zip.addBuffer(entry.bytes, entry.name, settings);
    else {
      zip.addReadStreamLazy(entry.name, { ...settings, size: entry.size }, (take) =>
        take(null, boundTo(zip, output, entry.open())),
      );
    }
  }
  zip.end();
  return output;
}

/** yazl leaves the errors of its inputs to whoever made them, and goes on reading when nobody takes its output. */
function boundTo(zip: ZipFile, output: Readable, input: Readable): Readable {
  input.once('error', (error) => zip.emit('error', error));
  output.once('close', () => input.destroy());
  return input;
}
