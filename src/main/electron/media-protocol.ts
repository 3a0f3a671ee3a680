import type { Core } from '../core/create-core.ts';
import { mediaAddressOf, OWN_ORIGIN } from './own-address.ts';

/** How the core is asked for a piece of footage. */
export type MediaDoor = Core['media'];

/**
 * `media:` is another origin than `app:`. Our page alone may read it, also where it needs to (a `MediaSource` takes bytes, sound
 * is made louder); pictures and films are only shown when the answer says that another origin may.
 */
const forOwnPage = {
  'Access-Control-Allow-Origin': OWN_ORIGIN,
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;

const nothing = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...forOwnPage } as const;

/** Answers `media://library/…` with what the core has for this window, range by range; 404 for whatever it hasn't. */
export async function answerMedia(request: Request, media: MediaDoor): Promise<Response> {
  const address = mediaAddressOf(request.url);
  if (address === null) return new Response(null, { status: 404, headers: nothing });
  const range = request.headers.get('range');
  const answer = await media('owner', address, { method: request.method, range });
  if (answer === null) return new Response(null, { status: 404, headers: nothing });
  const { status, headers, body } = answer;
  return new Response(body === null ? null : Buffer.from(body), {
    status,
    headers: { ...headers, ...forOwnPage },
  });
}
