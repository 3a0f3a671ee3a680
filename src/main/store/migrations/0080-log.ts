import type { Migration } from '../migrate.ts';

const tables = `
-- What was released, taken back and given along. Lines are added, never changed: whoever writes, also a later mistake of ours.
CREATE TABLE log_line (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  at INTEGER NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_line_is_kept BEFORE DELETE ON log_line BEGIN SELECT RAISE(ABORT, 'log lines are kept'); END;
CREATE TRIGGER log_line_is_unchanged BEFORE UPDATE ON log_line
BEGIN SELECT RAISE(ABORT, 'log lines are unchanged'); END;

CREATE TABLE log_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  count INTEGER NOT NULL CHECK (count > 0),
  hash TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT;
`;

/** The log of decisions about footage. A library of before has none of its past in it. */
export const log: Migration = {
  version: 80,
  update(db) {
    db.exec(tables);
  },
};
