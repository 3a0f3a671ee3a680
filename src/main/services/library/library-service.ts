import type { Ids } from '../../../shared/ports.ts';
import type { WritableDb } from '../../store/database.ts';
import { insertLibraryKey, type KeyPair } from '../../store/repositories/key-repository.ts';
import { createTrajectory } from '../trajectory/trajectory-service.ts';

/** Fills a new library: its two key pairs, and a trajectory with its owner. */
export function createLibraryRecords(
  db: WritableDb,
  ids: Ids,
  o: { name: string; trajectoryTitle: string; age: KeyPair; signing: KeyPair },
): void {
  insertLibraryKey(db, 'age', o.age);
  insertLibraryKey(db, 'signing', o.signing);
  createTrajectory(db, ids, { title: o.trajectoryTitle, name: o.name });
}
