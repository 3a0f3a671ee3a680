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
 * times, no owners, no extra fields.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const settings = { mtime: NO_MOMENT, mode: 0o100600, compress: false, forceDosTimestamp: true };
  for (const entry of entries) {
    if ('bytes' in entry) zip.addBuffer(entry.bytes, entry.name, settings);
    else {
      zip.addReadStreamLazy(entry.name, { ...settings, size: entry.size }, (take) =>
        take(null, entry.open()),
      );
    }
  }
  zip.end();
  // yazl types its output by the old interface; it is a PassThrough.
  return zip.outputStream as Readable;
}
