import type { Migration } from '../migrate.ts';

const tables = `
-- That fragments were shown at a meeting. A fragment may be somebody else's, and gone since: the row stays.
CREATE TABLE showing (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL,
  fragment_ids TEXT NOT NULL CHECK (json_valid(fragment_ids)),
  present TEXT NOT NULL CHECK (json_valid(present)),
  operated_by TEXT NOT NULL,
  noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX showing_of_meeting ON showing (meeting_id, noted_at);
`;

/** What was shown at meetings, who was there, and who worked the laptop. */
export const showings: Migration = {
  version: 230,
  update(db) {
    db.exec(tables);
  },
};
