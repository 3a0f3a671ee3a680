import { z } from 'zod';
import type { ReadableDb, WritableDb } from '../database.ts';

const sheet = z.object({ madeAt: z.int(), testedAt: z.int().nullable() });

/** When the recovery sheet was made and last tested, in milliseconds since the epoch; nothing of the sheet itself. */
export type RecoverySheet = z.infer<typeof sheet>;

export function findRecoverySheet(db: ReadableDb): RecoverySheet | null {
  const row = db.prepare('SELECT made_at AS madeAt, tested_at AS testedAt FROM recovery_sheet').get();
  return row === undefined ? null : sheet.parse(row);
}

export function putRecoverySheet(db: WritableDb, row: RecoverySheet): void {
  db.prepare(
    `INSERT INTO recovery_sheet (id, made_at, tested_at) VALUES (1, :madeAt, :testedAt)
     ON CONFLICT (id) DO UPDATE SET made_at = excluded.made_at, tested_at = excluded.tested_at`,
  ).run(row);
}
