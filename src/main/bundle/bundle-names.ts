import { KijkkringError } from '../../shared/errors.ts';

/** Names of the entries of a bundle: a closed set, so that no name can reach outside it or hide in it. */
export const MANIFEST_NAME = 'manifest.json';
export const SIGNATURE_NAME = 'manifest.sig';
export const SESSION_NAME = 'session.json';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const media = new RegExp(`^media/(${uuid})\\.mp4$`);
/** At most a hundred files: what a camera makes of an hour and more. */
const original = /^original\/(0|[1-9][0-9]?)$/;
const guide = /^guides\/([a-z][a-z0-9-]{0,63})\.json$/;

export function mediaName(fragmentId: string): string {
  return `media/${fragmentId}.mp4`;
}

export function guideName(guideId: string): string {
  return `guides/${guideId}.json`;
}

/** A file of a camera run as it was, in a home bundle; counted from 0. */
export function originalName(position: number): string {
  return `original/${position}`;
}

export function isOriginalName(name: string): boolean {
  return original.test(name);
}

/** The fragment that an entry belongs to, or null when it is no film. */
export function fragmentOfName(name: string): string | null {
  return media.exec(name)?.[1] ?? null;
}

export function isGuideName(name: string): boolean {
  return guide.test(name);
}

/** @throws KijkkringError `bundleNameUnsafe` for anything but the names above */
export function requireSafeName(name: string): void {
  const known = name === MANIFEST_NAME || name === SIGNATURE_NAME || name === SESSION_NAME;
  if (!known && !media.test(name) && !guide.test(name) && !original.test(name))
    throw new KijkkringError('bundleNameUnsafe');
}
