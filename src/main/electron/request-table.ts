import type { OnBeforeRequestListenerDetails } from 'electron';
import { isOwnAddress, isOwnPage, MEDIA_ROOT, OWN_ORIGIN } from './own-address.ts';

export type WindowRequest = Pick<OnBeforeRequestListenerDetails, 'url' | 'resourceType'>;

/** The page has no frames, plugins, beacons, reports or sockets. */
const neverLoaded: ReadonlySet<string> = new Set(['subFrame', 'object', 'ping', 'cspReport', 'webSocket']);

/** Films and pictures are asked for by the page, never opened as one, and never run. */
const neverMedia: ReadonlySet<string> = new Set(['mainFrame', 'script', 'stylesheet', 'font']);

/** The developer tools, which are files of Electron itself. */
export function isDeveloperTool({ url }: WindowRequest): boolean {
  return URL.parse(url)?.protocol === 'devtools:';
}

/**
 * What a window may load: its own files, media of the library, and the object addresses that its page makes for a player
 * (a `MediaSource` has no other address; its bytes are in the page already). Everything else is cancelled.
 */
export function mayLoad({ url, resourceType }: WindowRequest): boolean {
  if (neverLoaded.has(resourceType)) return false;
  if (resourceType === 'mainFrame') return isOwnPage(url);
  if (url.startsWith(`blob:${OWN_ORIGIN}/`)) return resourceType !== 'script';
  if (url.startsWith(MEDIA_ROOT)) return !neverMedia.has(resourceType);
  return isOwnAddress(url);
}
