import type { ByteSource } from '../files/byte-source.ts';
import { parseByteRange } from './byte-range.ts';

/** A request for a part of a film, whatever shell it came through. */
export interface MediaRequest {
  readonly method: string;
  /** The Range header, or null. */
  readonly range: string | null;
}

export interface MediaAnswer {
  readonly status: 200 | 206 | 405 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/**
 * The most that one answer holds, in bytes. A browser has six connections to a host: an answer that stays open until a
 * player wants more would starve every other call, so a player has to come back for the next piece.
 */
export const LONGEST_ANSWER = 2 * 1024 * 1024;

/** Nothing may keep a film: no cache, no guess at another type, no other origin. */
const always = {
  'Accept-Ranges': 'bytes',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * Answers a request for media with at most 2 MiB, complete in memory: 206 with the true total, also when no Range was
 * asked for and the film is longer than one answer (players take a 206 and ask on; RFC 9110 §15.3.7 allows a server to
 * send a part of what was asked).
 * @throws what the source throws: `footageDamaged`, `fileUnreadable`
 */
export async function respondToMedia(
  request: MediaRequest,
  media: { readonly source: ByteSource; readonly contentType: string },
): Promise<MediaAnswer> {
  const { source, contentType } = media;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, headers: { ...always, Allow: 'GET, HEAD' }, body: null };
  }
  const range = source.size === 0 ? 'whole' : parseByteRange(request.range ?? undefined, source.size);
  if (range === 'unsatisfiable') {
    return { status: 416, headers: { ...always, 'Content-Range': `bytes */${source.size}` }, body: null };
  }
  const start = range === 'whole' ? 0 : range.start;
  const asked = range === 'whole' ? source.size : range.end - range.start + 1;
  const length = Math.min(asked, LONGEST_ANSWER);
  const whole = range === 'whole' && length === source.size;
  const headers = {
    ...always,
    'Content-Type': contentType,
    'Content-Length': String(length),
    ...(whole ? {} : { 'Content-Range': `bytes ${start}-${start + length - 1}/${source.size}` }),
  };
  const body = request.method === 'HEAD' ? null : await source.read(start, length);
  return { status: whole ? 200 : 206, headers, body };
}
