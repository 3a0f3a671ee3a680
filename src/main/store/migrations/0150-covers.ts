import type { Migration } from '../migrate.ts';

const table = `
CREATE TABLE cover (
  id TEXT PRIMARY KEY,
  fragment_id TEXT NOT NULL REFERENCES fragment (id) ON DELETE CASCADE,
  -- A cover stays when the list no longer has the pupil: what it hides is still there.
  pupil_id TEXT REFERENCES pupil (id) ON DELETE SET NULL,
  shape TEXT NOT NULL CHECK (shape IN ('box', 'ellipse', 'none')),
  muted INTEGER NOT NULL CHECK (muted IN (0, 1)),
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  keys TEXT NOT NULL CHECK (json_valid(keys)),
  confirmed_at INTEGER,
  CHECK (start_us < end_us),
  CHECK (shape <> 'none' OR muted = 1)
) STRICT;
CREATE INDEX cover_of_fragment ON cover (fragment_id, start_us);
`;

const released = (id: string): string =>
  `EXISTS (SELECT 1 FROM release WHERE fragment_id = ${id} AND revoked_at IS NULL)`;

const rules = `
-- What was released is what was covered then.
CREATE TRIGGER no_cover_on_what_is_released BEFORE INSERT ON cover WHEN ${released('NEW.fragment_id')}
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;

CREATE TRIGGER released_cover_is_unchanged
BEFORE UPDATE OF fragment_id, shape, muted, start_us, end_us, keys, confirmed_at ON cover
WHEN ${released('OLD.fragment_id')}
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;

CREATE TRIGGER released_cover_stays BEFORE DELETE ON cover WHEN ${released('OLD.fragment_id')}
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;

-- Who saw a cover run over another stretch, or over another fragment, has not seen this one.
CREATE TRIGGER moved_fragment_is_looked_at_again AFTER UPDATE OF in_us, out_us ON fragment
WHEN NEW.in_us <> OLD.in_us OR NEW.out_us <> OLD.out_us
BEGIN UPDATE cover SET confirmed_at = NULL WHERE fragment_id = NEW.id; END;

-- The gate says so as well; this holds whoever writes.
CREATE TRIGGER a_cover_is_confirmed_first BEFORE INSERT ON release
WHEN EXISTS (SELECT 1 FROM cover WHERE fragment_id = NEW.fragment_id AND confirmed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'coverUnconfirmed'); END;
`;

/** What hides pupils in a fragment who may not be recognisable: covers over the picture, silences in the sound. */
export const covers: Migration = {
  version: 150,
  update(db) {
    db.exec(table);
    db.exec(rules);
  },
};
