import type { OutputOf } from '../../../shared/contract/contract.ts';
import { type OpenHomeBundle, openHomeBundle } from '../../bundle/home-bundle-reader.ts';
import { chosenKey, describeSender, type KeyInput } from '../bundle/bundle-facts.ts';
import type { Session } from '../session.ts';
import { statementOf } from './carried-class.ts';

/**
 * Opens a home bundle with the words or identities given, or with the key of the open library.
 * @throws `bundleKeyMissing` with both, or with neither and no library; and what `openHomeBundle` throws
 */
export function openHomeWith(session: Session | null, path: string, key: KeyInput): Promise<OpenHomeBundle> {
  return openHomeBundle(path, chosenKey(session, key));
}

/** What a home bundle says of itself, and how sure its sender is. */
export function describeHome(session: Session | null, bundle: OpenHomeBundle): OutputOf<'custody.inspect'> {
  const { manifest, session: home, signature, originals } = bundle;
  const { title, round, files } = home.recording;
  return {
    bundleId: manifest.bundleId,
    author: manifest.author.name,
    signature: describeSender(session, manifest.author.publicKey, signature),
    until: manifest.until,
    recording: { title, round, files, bytes: originals.reduce((sum, { source }) => sum + source.size, 0) },
    trajectory: home.trajectory,
    participants: home.participants,
    class: {
      pupils: home.class.pupils.length,
      names: home.class.pupils.some(({ firstName }) => firstName !== null),
      statement: statementOf(session?.db ?? null, home),
    },
  };
}
