import type { Migration } from '../migrate.ts';

const tables = `
-- A recording that is reviewed from a copy, as Chromium can't play or step through its original.
CREATE TABLE review_copy (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('wanted', 'ready', 'failed')),
  paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
  error TEXT,
  verified INTEGER NOT NULL CHECK (verified IN (0, 1))
) STRICT;

-- One file of it: what one run of the encoder left. The key of the file is the recording's own.
CREATE TABLE review_run (
  recording_id TEXT NOT NULL REFERENCES review_copy (recording_id) ON DELETE CASCADE,
  run INTEGER NOT NULL,
  -- Which original of the recording it shows, and whether it shows that to its end.
  position INTEGER NOT NULL,
  ends_position INTEGER NOT NULL CHECK (ends_position IN (0, 1)),
  -- Whether the file was closed; one that wasn't lies under its other name.
  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),
  timescale INTEGER NOT NULL,
  -- What a tick 0 of the file is on the original's own clock, in ticks.
  first_ticks INTEGER NOT NULL,
  offset_us INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  mime_type TEXT NOT NULL,
  init_bytes INTEGER NOT NULL,
  PRIMARY KEY (recording_id, run)
) STRICT, WITHOUT ROWID;

-- Its pieces of one moof and mdat, as far as they are safely on disk.
CREATE TABLE review_piece (
  recording_id TEXT NOT NULL,
  run INTEGER NOT NULL,
  piece INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  end_ticks INTEGER NOT NULL,
  frame_times BLOB NOT NULL,
  PRIMARY KEY (recording_id, run, piece),
  FOREIGN KEY (recording_id, run) REFERENCES review_run (recording_id, run) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
`;

/** Review copies, and where their pieces lie. */
export const reviewCopies: Migration = {
  version: 240,
  update(db) {
    db.exec(tables);
  },
};
