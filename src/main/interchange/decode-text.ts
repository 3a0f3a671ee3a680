import type { TextEncoding } from '../../shared/model/pupil-list.ts';

type Utf16 = {
  readonly encoding: TextEncoding;
  readonly mark: readonly number[];
  /** Which byte of each two is zero in a Latin letter. */
  readonly high: 0 | 1;
};

const utf16: readonly Utf16[] = [
  { encoding: 'utf-16le', mark: [0xff, 0xfe], high: 1 },
  { encoding: 'utf-16be', mark: [0xfe, 0xff], high: 0 },
];

/** No text has these: every control character but a tab and the ends of lines. */
const control = /[^\P{Cc}\t\r\n]/u;

/**
 * Reads a text of which nobody said how it was written: as UTF-16 when it has its byte order mark, or no zero where a Latin letter has
 * its value, and most of it is Latin (a picture can begin with that mark too); else as UTF-8 when it is that, else as Windows-1252,
 * which Excel writes in Dutch. Null when it is no text.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } | null {
  const encoding = utf16Of(bytes) ?? byteEncodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return control.test(text) ? null : { text, encoding };
}

function utf16Of(bytes: Uint8Array): TextEncoding | null {
  const zeros = (offset: 0 | 1): number => bytes.filter((byte, at) => byte === 0 && at % 2 === offset).length;
  const units = bytes.length / 2;
  const isOf = ({ mark, high }: Utf16): boolean =>
    zeros(high) > units / 2 &&
    (mark.every((byte, at) => bytes[at] === byte) || zeros(high === 1 ? 0 : 1) === 0);
  return bytes.length % 2 === 0 ? (utf16.find(isOf)?.encoding ?? null) : null;
}

function byteEncodingOf(bytes: Uint8Array): TextEncoding {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}
