import type { Migration } from '../migrate.ts';

const tables = `
-- What sort of library this is; a library without a row is somebody's own.
CREATE TABLE library_kind (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  kind TEXT NOT NULL CHECK (kind IN ('own', 'practice'))
) STRICT;

-- The id is that of the pupil. A pupil without a row sits in order of number.
CREATE TABLE seat (
  id TEXT PRIMARY KEY REFERENCES pupil (id) ON DELETE CASCADE,
  seat_row INTEGER NOT NULL CHECK (seat_row BETWEEN 1 AND 12),
  seat_column INTEGER NOT NULL CHECK (seat_column BETWEEN 1 AND 12)
) STRICT;

CREATE TABLE view_state (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  position_us INTEGER NOT NULL,
  furthest_us INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('first', 'guide')),
  guide_id TEXT,
  lit_items TEXT NOT NULL,
  row_grouping TEXT NOT NULL CHECK (row_grouping IN ('guide', 'pupils')),
  seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE intention (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  round_id TEXT NOT NULL UNIQUE REFERENCES round (id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;

-- A bundle that was written whole: what went along, and when.
CREATE TABLE made_bundle (
  id TEXT PRIMARY KEY,
  meeting_id TEXT NOT NULL,
  fragment_ids TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
`;

/** What the screens remember and show of themselves: seats, places in recordings, what is taken along, bundles made. */
export const home: Migration = {
  version: 30,
  update(db) {
    db.exec(tables);
  },
};
