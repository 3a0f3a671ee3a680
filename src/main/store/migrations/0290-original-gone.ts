import type { Migration } from '../migrate.ts';

const columns = `
-- Whether the original was wiped: then the copy is all there is, so it has to be whole and verified, and stays so.
ALTER TABLE review_copy ADD COLUMN original_gone INTEGER NOT NULL DEFAULT 0
  CHECK (original_gone = 0 OR (original_gone = 1 AND state = 'ready' AND verified = 1));

-- Whether it was rendered from the review copy.
ALTER TABLE rendered_fragment ADD COLUMN from_copy INTEGER NOT NULL DEFAULT 0 CHECK (from_copy IN (0, 1));
`;

/** A review copy may stand in for its original. */
export const originalGone: Migration = {
  version: 290,
  update(db) {
    db.exec(columns);
  },
};
