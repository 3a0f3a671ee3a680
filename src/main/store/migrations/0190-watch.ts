import type { Migration } from '../migrate.ts';

const tables = `
-- Whether the begeleider may have a whole recording; without a row: once its owner has watched it.
CREATE TABLE watch_choice (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  choice TEXT NOT NULL CHECK (choice IN ('no', 'afterMe', 'yes')),
  -- when its owner said that she has seen enough
  said_at INTEGER
) STRICT;

-- Packages with a whole recording that were made here to watch along with. The name outlives the card.
CREATE TABLE watch_given (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  until TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

-- Recordings of somebody else, and how their owner knows them.
CREATE TABLE watched_along (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  bundle_id TEXT NOT NULL UNIQUE,
  original_id TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_key TEXT NOT NULL,
  until TEXT NOT NULL,
  taken_at INTEGER NOT NULL,
  UNIQUE (author_key, original_id)
) STRICT;
`;

/** Kijkt mee: what an owner chose and gave, and what others gave. */
export const watch: Migration = {
  version: 190,
  update(db) {
    db.exec(tables);
  },
};
