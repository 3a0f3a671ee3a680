import { fittingKey } from '../../src/main/store/fitting-key.ts';
import { openDatabase } from '../../src/main/store/open.ts';
import { unlockVault } from '../../src/main/vault/vault-service.ts';

/** The secret identities of a library by the recording or bundle they belong to: what only a test may take out. */
export async function mediaIdentities(folder: string, passphrase: string): Promise<Map<string, string>> {
  const db = openDatabase(folder, await databaseKey(folder, passphrase), 'existing');
  const rows = db.prepare('SELECT owner, identity FROM media_identity').all() as {
    owner: string;
    identity: string;
  }[];
  db.close();
  return new Map(rows.map(({ owner, identity }) => [owner, identity]));
}

/** The raw key that the database of a library has now. */
export async function databaseKey(folder: string, passphrase: string): Promise<Buffer> {
  const vault = await unlockVault({ folder, passphrase });
  const key = Buffer.from(fittingKey(folder, vault.databaseKeys()));
  vault.lock();
  return key;
}

/** Every secret identity that a library holds, its own included. */
export async function everyIdentity(folder: string, passphrase: string): Promise<string[]> {
  const db = openDatabase(folder, await databaseKey(folder, passphrase), 'existing');
  const own = db.prepare("SELECT secret FROM library_key WHERE name = 'age'").pluck().all() as string[];
  db.close();
  return [...own, ...(await mediaIdentities(folder, passphrase)).values()];
}
