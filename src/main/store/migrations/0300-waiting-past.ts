import type { Migration } from '../migrate.ts';

const tables = `
-- A package in the inbox that was past its day at a start, and when that start was. The id is that of the package.
CREATE TABLE waiting_past (
  id TEXT PRIMARY KEY,
  seen_at INTEGER NOT NULL
) STRICT;
`;

/** What waits for the owner goes at a second start past its day, as a recording does. */
export const waitingPast: Migration = {
  version: 300,
  update(db) {
    db.exec(tables);
  },
};
