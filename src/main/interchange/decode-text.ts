import type { TextEncoding } from '../../shared/model/pupil-list.ts';

const marks: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * Reads a text of which nobody said how it was written: by its byte order mark, else as UTF-16 when every other byte of Latin
 * letters is zero, else as UTF-8 when it is that, else as Windows-1252, which Excel writes in Dutch.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const marked = marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  const encoding = marked?.encoding ?? unmarked(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function unmarked(bytes: Uint8Array): TextEncoding {
  const zeros = (offset: 0 | 1): number => bytes.filter((byte, at) => byte === 0 && at % 2 === offset).length;
  const half = bytes.length / 2;
  if (bytes.length % 2 === 0 && zeros(1) > half / 2 && zeros(0) === 0) return 'utf-16le';
  if (bytes.length % 2 === 0 && zeros(0) > half / 2 && zeros(1) === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}
