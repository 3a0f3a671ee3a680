import { type WatchSession, watchSession } from '../../shared/model/bundle-watch.ts';
import { type OpenRecordingBundle, openRecordingBundle } from './recording-bundle-reader.ts';

/** A bundle with a recording of somebody else, to watch along with. */
export type OpenWatchBundle = OpenRecordingBundle<WatchSession>;

/**
 * Opens it with the key of a card alone: words, which can be told on, are no way in.
 * @throws KijkkringError what `openRecordingBundle` throws
 */
export function openWatchBundle(path: string, identity: string): Promise<OpenWatchBundle> {
  return openRecordingBundle(path, { identities: [identity] }, { kind: 'watch', session: watchSession });
}
