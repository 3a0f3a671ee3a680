import type { Migration } from '../migrate.ts';

const levelled = `
-- Whether soft voices are made louder where the fragment is rendered.
ALTER TABLE fragment ADD COLUMN levelled INTEGER NOT NULL DEFAULT 0 CHECK (levelled IN (0, 1));

-- A released text may become a reference where a name stood: it reads the same, and it sounds the same.
DROP TRIGGER released_fragment_is_unchanged;
CREATE TRIGGER released_fragment_is_unchanged BEFORE UPDATE ON fragment
WHEN EXISTS (SELECT 1 FROM release WHERE fragment_id = OLD.id AND revoked_at IS NULL)
  AND (NOT EXISTS (SELECT 1 FROM name_sweep)
    OR NEW.in_us <> OLD.in_us OR NEW.out_us <> OLD.out_us OR NEW.frames <> OLD.frames
    OR NEW.levelled <> OLD.levelled)
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
`;

/** How a fragment sounds where it is rendered. */
export const fragmentSound: Migration = {
  version: 280,
  update(db) {
    db.exec(levelled);
  },
};
