import type { Migration } from '../migrate.ts';

const tables = `
-- What is known of the date. confirmed_day only goes up; said_day is what the owner said when the machine was wrong.
CREATE TABLE known_date (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  confirmed_day TEXT NOT NULL,
  doubted INTEGER NOT NULL CHECK (doubted IN (0, 1)),
  said_day TEXT
) STRICT;
CREATE TRIGGER the_highest_confirmed_day_counts BEFORE UPDATE ON known_date
WHEN NEW.confirmed_day < OLD.confirmed_day
BEGIN SELECT RAISE(ABORT, 'a confirmed day is not taken back'); END;

-- How long things may stay here, in days; a library without a row keeps them as long as may be.
CREATE TABLE retention_terms (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  after_meeting INTEGER NOT NULL CHECK (after_meeting BETWEEN 1 AND 14),
  after_import INTEGER NOT NULL CHECK (after_import BETWEEN 1 AND 42),
  after_release INTEGER NOT NULL CHECK (after_release BETWEEN 1 AND 28)
) STRICT;

-- The id is that of the recording: one extension, with its reason.
CREATE TABLE recording_extension (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  reason TEXT NOT NULL CHECK (reason <> ''),
  extended_at INTEGER NOT NULL
) STRICT;

-- A recording that was past its deadline at a start, and when that start was.
CREATE TABLE recording_past (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  seen_at INTEGER NOT NULL
) STRICT;
`;

/** Deadlines: what is known of the date, how long things stay, extensions, and what was seen to be past its time. */
export const retention: Migration = {
  version: 100,
  update(db) {
    db.exec(tables);
  },
};
