import type { Migration } from '../migrate.ts';

const tables = `
-- The id is that of the recording, of which markings and notes stay.
CREATE TABLE destroyed_recording (
  id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  destroyed_at INTEGER NOT NULL
) STRICT;

-- Proof that something was destroyed: days, counts and a head of the log, nothing of what it was.
CREATE TABLE destruction_report (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  subject TEXT NOT NULL CHECK (subject IN ('recording', 'nameList', 'pupil', 'receivedBundle')),
  subject_id TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('owner', 'deadline', 'withdrawal')),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  log_head TEXT NOT NULL CHECK (json_valid(log_head))
) STRICT;

-- Has a row from an erasure until the database has moved under a new key.
CREATE TABLE pending_erasure (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
`;

/** Destroying: what is gone, the reports of it, and whether the last erasure still has to be carried through. */
export const erasure: Migration = {
  version: 120,
  update(db) {
    db.exec(tables);
  },
};
