import type { Migration } from '../migrate.ts';

const tables = `
-- Where a recording was read in from: a camera's files, or the sealed package that it came in.
CREATE TABLE film_source (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('source', 'home')),
  paths TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;

-- Of which copies outside it is said that they are gone.
CREATE TABLE copy_gone (copy_id TEXT PRIMARY KEY, gone_at INTEGER NOT NULL) STRICT;

-- What was read in before came from somewhere too, and nothing is known of its being wiped.
INSERT INTO film_source (id, kind, paths, noted_at)
  SELECT id, CASE WHEN id IN (SELECT recording_id FROM taken_home) THEN 'home' ELSE 'source' END, '[]', imported_at
  FROM recording WHERE state = 'ready';
`;

/** The known copies of a recording outside the library. */
export const copies: Migration = {
  version: 180,
  update(db) {
    db.exec(tables);
  },
};
