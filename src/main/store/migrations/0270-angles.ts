import type { Migration } from '../migrate.ts';

const pairs = `
-- Two recordings of one lesson; recording_id is the lead.
CREATE TABLE angle_pair (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL UNIQUE REFERENCES recording (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL UNIQUE REFERENCES recording (id) ON DELETE CASCADE,
  offset_us INTEGER NOT NULL,
  drift_ppb INTEGER,
  found_by TEXT NOT NULL CHECK (found_by IN ('sound', 'hand')),
  agreed INTEGER NOT NULL,
  places INTEGER NOT NULL,
  CHECK (recording_id <> other_id)
) STRICT;

-- A recording belongs to one other at most, whichever of the two is the lead, and whoever writes.
CREATE TRIGGER a_recording_has_one_partner BEFORE INSERT ON angle_pair
WHEN EXISTS (SELECT 1 FROM angle_pair
  WHERE NEW.recording_id IN (recording_id, other_id) OR NEW.other_id IN (recording_id, other_id))
BEGIN SELECT RAISE(ABORT, 'anglePaired'); END;
`;

/** Recordings of one lesson by two cameras. */
export const angles: Migration = {
  version: 270,
  update(db) {
    db.exec(pairs);
  },
};
