import { z } from 'zod';
import { invariant } from '../../../shared/assert.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

/** The two key pairs of a library. */
export type LibraryKeyName = 'age' | 'signing';

const keyPair = z.object({ public: z.string(), secret: z.string() });
export type KeyPair = z.infer<typeof keyPair>;

export function insertLibraryKey(db: WritableDb, name: LibraryKeyName, pair: KeyPair): void {
  db.prepare('INSERT INTO library_key (name, public, secret) VALUES (?, ?, ?)').run(
    name,
    pair.public,
    pair.secret,
  );
}

export function getLibraryKey(db: ReadableDb, name: LibraryKeyName): KeyPair {
  return keyPair.parse(db.prepare('SELECT public, secret FROM library_key WHERE name = ?').get(name));
}

/** The age identity under which the files of one recording or received bundle are sealed. */
export function getMediaIdentity(db: ReadableDb, owner: string): string {
  const identity = db.prepare('SELECT identity FROM media_identity WHERE owner = ?').pluck().get(owner);
  invariant(typeof identity === 'string', 'footage without an identity');
  return identity;
}

export function insertMediaIdentity(db: WritableDb, owner: string, identity: string): void {
  db.prepare('INSERT INTO media_identity (owner, identity) VALUES (?, ?)').run(owner, identity);
}

export function deleteMediaIdentity(db: WritableDb, owner: string): void {
  db.prepare('DELETE FROM media_identity WHERE owner = ?').run(owner);
}
