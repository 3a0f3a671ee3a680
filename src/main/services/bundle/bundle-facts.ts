import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { type BundleKey, type OpenBundle, openBundle } from '../../bundle/bundle-reader.ts';
import { findContactBySigningKey } from '../../store/repositories/contact-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { isKnownSender } from '../../store/repositories/received-repository.ts';
import type { Session } from '../session.ts';

type SenderContact = OutputOf<'bundle.inspect'>['signature']['contact'];

export interface KeyInput {
  readonly passphrase?: string | undefined;
  readonly identities?: readonly string[] | undefined;
}

/**
 * Opens a bundle with the words or identities given, or with the key of the open library.
 * @throws `bundleKeyMissing` with both, or with neither and no library; and what `openBundle` throws
 */
export function openWith(session: Session | null, path: string, key: KeyInput): Promise<OpenBundle> {
  return openBundle(path, chosenKey(session, key));
}

/** No identity with neither and no library. @throws `bundleKeyMissing` with both */
export function chosenKey(session: Session | null, { passphrase, identities }: KeyInput): BundleKey {
  if (passphrase !== undefined && identities !== undefined) throw new KijkkringError('bundleKeyMissing');
  if (passphrase !== undefined) return { passphrase };
  if (identities !== undefined) return { identities };
  // whether there is a package to open at all, is said before that
  if (session === null) return { identities: [] };
  return { identities: [getLibraryKey(session.db, 'age').secret] };
}

/** What a bundle says of itself, and whether its sender is known here. */
export function describeBundle(session: Session | null, bundle: OpenBundle): OutputOf<'bundle.inspect'> {
  const { manifest } = bundle;
  const sizeOf = (id: string) => bundle.media(id).size;
  return {
    bundleId: manifest.bundleId,
    kind: manifest.kind,
    author: manifest.author.name,
    signature: describeSender(session, manifest.author.publicKey, bundle.signature),
    meeting: { title: manifest.meeting.title, date: manifest.meeting.date },
    until: manifest.until,
    audience: manifest.audience,
    fragments: bundle.session.fragments.map(({ record }) => ({
      fragmentId: record.id,
      title: record.title,
      durationUs: record.durationUs,
      frames: record.frames,
      bytes: sizeOf(record.id),
    })),
  };
}

/** Whose key signed a bundle, as far as that is known here. */
export function describeSender(
  session: Session | null,
  publicKey: string,
  state: OpenBundle['signature'],
): OutputOf<'bundle.inspect'>['signature'] {
  return {
    ...{ state, publicKey },
    known: session !== null && isKnown(session, publicKey),
    contact: session === null ? null : contactWith(session, publicKey),
  };
}

/** Our own key, one of a key card that is here, or one that signed something we took in before. */
function isKnown({ db }: Session, publicKey: string): boolean {
  const own = getLibraryKey(db, 'signing').public === publicKey;
  return own || findContactBySigningKey(db, publicKey) !== null || isKnownSender(db, publicKey);
}

/** Whose card has this key: the name that she was given here, not the one that a bundle gives itself. */
function contactWith({ db }: Session, publicKey: string): SenderContact {
  const found = findContactBySigningKey(db, publicKey);
  return found === null ? null : { name: found.name, confirmedAt: found.confirmedAt };
}
