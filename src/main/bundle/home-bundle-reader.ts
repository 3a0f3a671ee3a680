import { type HomeSession, homeSession } from '../../shared/model/bundle-home.ts';
import type { BundleKey } from './bundle-envelope.ts';
import { type OpenRecordingBundle, openRecordingBundle } from './recording-bundle-reader.ts';

/** A bundle with a recording for who was filmed. */
export type OpenHomeBundle = OpenRecordingBundle<HomeSession>;

/** @throws KijkkringError what `openRecordingBundle` throws */
export function openHomeBundle(path: string, key: BundleKey): Promise<OpenHomeBundle> {
  return openRecordingBundle(path, key, { kind: 'home', session: homeSession });
}
