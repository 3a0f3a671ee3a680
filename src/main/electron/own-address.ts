const SCHEME = 'app:';
const HOST = 'kijkkring';

/** What the page is to others, as in the header `Origin`. */
export const OWN_ORIGIN = `${SCHEME}//${HOST}`;

/** The one page that there is. */
export const OWN_PAGE = `${OWN_ORIGIN}/index.html`;

/** Below this stand the addresses that `Core.media` knows. */
export const MEDIA_ROOT = 'media://library/';

/** Whether an address is that of our page, whatever stands behind its `#`. */
export function isOwnPage(address: string): boolean {
  return isOwnAddress(address) && new URL(address).pathname === '/index.html';
}

/** Whether an address is that of one of the window's own files. Node gives a scheme of ours no origin, so host and scheme are compared. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null && url.protocol === SCHEME && url.host === HOST && url.username === '' && url.password === ''
  );
}

const mediaAddress = /^[a-z]+(?:\/[0-9A-Za-z-]+)+$/;

/**
 * What stands behind `media://library/`, as it was written: no escapes, no dots, no query, so that there is only one way to
 * write an address. Null when it is anything else.
 */
export function mediaAddressOf(address: string): string | null {
  if (!address.startsWith(MEDIA_ROOT)) return null;
  const rest = address.slice(MEDIA_ROOT.length);
  return mediaAddress.test(rest) ? rest : null;
}
