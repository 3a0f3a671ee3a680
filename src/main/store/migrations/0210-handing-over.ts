import type { Migration } from '../migrate.ts';

const tables = `
-- Recordings that were sealed here for somebody to go on with. The name outlives the card.
CREATE TABLE handed_over (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  contact_id TEXT REFERENCES contact (id) ON DELETE SET NULL,
  name TEXT NOT NULL,
  until TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

-- The last day, without an extension, of a recording that was another library's before.
ALTER TABLE taken_home ADD COLUMN keep_until TEXT;

-- The kijkwijzer that came along with a recording, until its owner chooses one.
CREATE TABLE suggested_guide (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  guide_id TEXT NOT NULL
) STRICT;
`;

/** Recordings that change libraries, with their last day and their kijkwijzer. */
export const handingOver: Migration = {
  version: 210,
  update(db) {
    db.exec(tables);
  },
};
