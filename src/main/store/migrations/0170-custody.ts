import type { Migration } from '../migrate.ts';

const tables = `
-- What was read in here for a colleague: that it was, and nothing of the film.
CREATE TABLE read_in (
  id TEXT PRIMARY KEY,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  title TEXT NOT NULL,
  round INTEGER NOT NULL,
  until TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

-- Which recording came out of which package, so that it comes in once.
CREATE TABLE taken_home (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  author_name TEXT NOT NULL,
  author_key TEXT NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT;
`;

/** Films that were read in for somebody else, and recordings that came that way. */
export const custody: Migration = {
  version: 170,
  update(db) {
    db.exec(tables);
  },
};
