import type { Migration } from '../migrate.ts';

const tables = `
-- Why a library lies where it is copied to other machines; no row where it does not.
CREATE TABLE place_override (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  place TEXT NOT NULL CHECK (place IN ('synchronised', 'network')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL
) STRICT;
`;

/** A reason to keep a library in a folder that goes to other machines. */
export const place: Migration = {
  version: 140,
  update(db) {
    db.exec(tables);
  },
};
