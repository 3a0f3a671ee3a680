import type { Migration } from '../migrate.ts';

const tables = `
-- Packages with proposals that were taken in, so that each comes in once.
CREATE TABLE taken_proposal (id TEXT PRIMARY KEY, taken_at INTEGER NOT NULL) STRICT;

-- What a begeleider would like to show of a recording of this library's owner.
CREATE TABLE received_proposal (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  in_us INTEGER NOT NULL,
  out_us INTEGER NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'declined')),
  received_at INTEGER NOT NULL,
  CHECK (in_us < out_us)
) STRICT;
`;

/** Voorstellen that came in. */
export const proposals: Migration = {
  version: 200,
  update(db) {
    db.exec(tables);
  },
};
