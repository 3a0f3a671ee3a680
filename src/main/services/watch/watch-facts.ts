import type { OutputOf } from '../../../shared/contract/contract.ts';
import { type OpenWatchBundle, openWatchBundle } from '../../bundle/watch-bundle-reader.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { describeSender } from '../bundle/bundle-facts.ts';
import type { Session } from '../session.ts';

/** Opens a package to watch along with, by the key of this library's card. @throws what `openWatchBundle` throws */
export function openWatch({ db }: Session, path: string): Promise<OpenWatchBundle> {
  return openWatchBundle(path, getLibraryKey(db, 'age').secret);
}

/** What it says of itself, and how sure its sender is. */
export function describeWatch(session: Session, bundle: OpenWatchBundle): OutputOf<'watch.inspect'> {
  const { manifest, signature, originals } = bundle;
  const { title, round, files } = bundle.session.recording;
  return {
    bundleId: manifest.bundleId,
    author: manifest.author.name,
    signature: describeSender(session, manifest.author.publicKey, signature),
    until: manifest.until,
    recording: { title, round, files, bytes: originals.reduce((sum, { source }) => sum + source.size, 0) },
  };
}
