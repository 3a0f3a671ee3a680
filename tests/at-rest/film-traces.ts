import { openDatabase } from '../../src/main/store/open.ts';
import { databaseKey } from '../support/library-keys.ts';

/** What tells one film from all others, by where it stands: keys, hashes of files, and the names of what was made of it. */
const identifying = [
  'SELECT identity FROM media_identity',
  'SELECT sha256 FROM recording_part',
  'SELECT id FROM rendered_fragment',
  'SELECT sha256 FROM rendered_fragment',
] as const;

/** What would identify a film that a library holds, after it was destroyed. Only for a library that is locked. */
export async function filmTraces(folder: string, passphrase: string): Promise<string[]> {
  const db = openDatabase(folder, await databaseKey(folder, passphrase), 'existing');
  try {
    return [...new Set(identifying.flatMap((sql) => db.prepare(sql).pluck().all() as string[]))];
  } finally {
    db.close();
  }
}
