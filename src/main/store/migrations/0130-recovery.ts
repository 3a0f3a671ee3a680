import type { Migration } from '../migrate.ts';

const tables = `
CREATE TABLE recovery_sheet (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  made_at INTEGER NOT NULL,
  tested_at INTEGER
) STRICT;
`;

/** When a recovery sheet was made and tested; the sheet itself is nowhere but on paper. */
export const recovery: Migration = {
  version: 130,
  update(db) {
    db.exec(tables);
  },
};
