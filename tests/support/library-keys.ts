import { openDatabase } from '../../src/main/store/open.ts';
import { unlockVault } from '../../src/main/vault/vault-service.ts';

/** The secret identities of a library by the recording or bundle they belong to: what only a test may take out. */
export async function mediaIdentities(folder: string, passphrase: string): Promise<Map<string, string>> {
  const vault = await unlockVault({ folder, passphrase });
  const db = openDatabase(folder, vault.databaseKey(), 'existing');
  const rows = db.prepare('SELECT owner, identity FROM media_identity').all() as {
    owner: string;
    identity: string;
  }[];
  db.close();
  vault.lock();
  return new Map(rows.map(({ owner, identity }) => [owner, identity]));
}
