import type { Migration } from '../migrate.ts';

const tables = `
-- Whose key cards are here.
CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  participant_id TEXT REFERENCES participant (id) ON DELETE SET NULL,
  card TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  confirmed_at INTEGER,
  lost_at INTEGER,
  replaced_by TEXT REFERENCES contact (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX contact_by_signing_key ON contact (signing_key);

-- To whose card a bundle was sealed.
CREATE TABLE bundle_recipient (
  bundle_id TEXT NOT NULL REFERENCES made_bundle (id) ON DELETE CASCADE,
  contact_id TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
  PRIMARY KEY (bundle_id, contact_id)
) STRICT;
`;

/** Key cards of other people, and what was sealed to them. */
export const contacts: Migration = {
  version: 160,
  update(db) {
    db.exec(tables);
  },
};
