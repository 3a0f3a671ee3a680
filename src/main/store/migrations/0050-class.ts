import type { WritableDb } from '../database.ts';
import type { Migration } from '../migrate.ts';
import { referNames } from '../repositories/name-repository.ts';

const tables = `
CREATE TABLE class_group (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  UNIQUE (trajectory_id, name)
) STRICT;

-- The id is that of the pupil.
CREATE TABLE group_pupil (
  id TEXT PRIMARY KEY REFERENCES pupil (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES class_group (id) ON DELETE CASCADE
) STRICT;

-- The id is that of the trajectory.
CREATE TABLE class_statement (
  id TEXT PRIMARY KEY REFERENCES trajectory (id) ON DELETE CASCADE,
  mode TEXT NOT NULL CHECK (mode IN ('statement', 'perPupil')),
  basis TEXT NOT NULL CHECK (basis IN ('legitimateInterest', 'publicTask', 'consent')),
  purpose TEXT NOT NULL CHECK (purpose IN ('coaching', 'teamLearning', 'pupilCase')),
  informed_on TEXT NOT NULL,
  told_viewers TEXT NOT NULL CHECK (json_valid(told_viewers)),
  CHECK (basis <> 'consent' OR mode = 'perPupil')
) STRICT;

CREATE TABLE pupil_consent (
  pupil_id TEXT NOT NULL REFERENCES pupil (id) ON DELETE CASCADE,
  category TEXT NOT NULL CHECK (category IN ('circle', 'pupilFocus')),
  status TEXT NOT NULL CHECK (status IN ('agreed', 'noConsent', 'objected', 'withdrawn', 'unknown')),
  basis TEXT CHECK (basis IN ('legitimateInterest', 'publicTask', 'consent')),
  date TEXT,
  evidence TEXT,
  PRIMARY KEY (pupil_id, category)
) STRICT;

-- Whether the list of first names is put away.
CREATE TABLE name_list (id INTEGER PRIMARY KEY CHECK (id = 1), hidden INTEGER NOT NULL CHECK (hidden IN (0, 1))) STRICT;

-- Has a row only within the change that turns names in texts into references.
CREATE TABLE name_sweep (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;

-- Whose names the owner left in what a release carries.
CREATE TABLE release_name (
  release_id TEXT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
  pupil_id TEXT NOT NULL REFERENCES pupil (id) ON DELETE CASCADE,
  PRIMARY KEY (release_id, pupil_id)
) STRICT;

CREATE TABLE sighting (
  id TEXT PRIMARY KEY,
  fragment_id TEXT NOT NULL REFERENCES fragment (id) ON DELETE CASCADE,
  pupil_id TEXT NOT NULL REFERENCES pupil (id) ON DELETE CASCADE,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  UNIQUE (fragment_id, pupil_id)
) STRICT;

-- The one pupil that a fragment is about.
CREATE TABLE fragment_focus (
  fragment_id TEXT PRIMARY KEY REFERENCES fragment (id) ON DELETE CASCADE,
  pupil_id TEXT NOT NULL REFERENCES pupil (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE proposal (
  fragment_id TEXT PRIMARY KEY REFERENCES fragment (id) ON DELETE CASCADE,
  proposed_by TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  proposed_at INTEGER NOT NULL
) STRICT;
`;

const rules = `
-- Who may not be recognisable when the circle watches. What nobody wrote down counts as no wherever an agreement is needed.
CREATE VIEW hidden_pupil AS
SELECT pupil.id AS id FROM pupil
LEFT JOIN class_statement AS stated ON stated.id = pupil.trajectory_id
LEFT JOIN pupil_consent AS said ON said.pupil_id = pupil.id AND said.category = 'circle'
WHERE CASE WHEN stated.mode = 'perPupil' THEN coalesce(said.status, 'unknown') <> 'agreed'
  ELSE coalesce(said.status, 'unknown') IN ('objected', 'noConsent', 'withdrawn') END;

CREATE TRIGGER only_the_owner_releases BEFORE INSERT ON release
WHEN NOT EXISTS (
  SELECT 1 FROM fragment JOIN recording ON recording.id = fragment.recording_id
  JOIN participant ON participant.id = recording.owner_id
  WHERE fragment.id = NEW.fragment_id AND participant.self = 1)
BEGIN SELECT RAISE(ABORT, 'releaseOwnerOnly'); END;

CREATE TRIGGER a_hidden_pupil_is_asked_about BEFORE INSERT ON release
WHEN EXISTS (
  SELECT 1 FROM hidden_pupil WHERE NOT EXISTS (
    SELECT 1 FROM sighting WHERE fragment_id = NEW.fragment_id AND pupil_id = hidden_pupil.id))
BEGIN SELECT RAISE(ABORT, 'pupilUnanswered'); END;

-- What was revoked stays revoked, whoever writes; releasing again is a new decision, and a new row.
CREATE TRIGGER revoked_stays_revoked BEFORE UPDATE ON release WHEN OLD.revoked_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fragmentNotReleased'); END;

-- A released text may become a reference where a name stood: it reads the same.
DROP TRIGGER released_fragment_is_unchanged;
CREATE TRIGGER released_fragment_is_unchanged BEFORE UPDATE ON fragment
WHEN EXISTS (SELECT 1 FROM release WHERE fragment_id = OLD.id AND revoked_at IS NULL)
  AND (NOT EXISTS (SELECT 1 FROM name_sweep)
    OR NEW.in_us <> OLD.in_us OR NEW.out_us <> OLD.out_us OR NEW.frames <> OLD.frames)
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;

-- Who looked at a shorter fragment has not looked at this one.
CREATE TRIGGER longer_fragment_is_asked_about_again AFTER UPDATE OF in_us, out_us ON fragment
WHEN NEW.in_us < OLD.in_us OR NEW.out_us > OLD.out_us
BEGIN DELETE FROM sighting WHERE fragment_id = NEW.id; END;

-- The lesson to practise with is drawn: its class is stated from the start.
INSERT INTO class_statement (id, mode, basis, purpose, informed_on, told_viewers)
SELECT trajectory.id, 'statement', 'legitimateInterest', 'coaching', date('now'),
  '["teacher","coach","careCoordinator"]'
FROM trajectory JOIN library_kind ON library_kind.kind = 'practice';
`;

/** The columns in which somebody could type when this step was made. */
const textsOfThisStep = {
  trajectory: ['title'],
  recording: ['title'],
  fragment: ['title', 'why'],
  annotation: ['note'],
  note: ['text'],
  learning_question: ['text', 'expectation'],
  meeting: ['title'],
  intention: ['text'],
};

/** Undo could bring first names back that the list no longer has: what it remembers of the list itself goes. */
function forgetNamesInHistory(db: WritableDb): void {
  db.exec(`UPDATE history_entry SET diff = (
      SELECT coalesce(json_group_array(json(change.value)), '[]') FROM json_each(history_entry.diff) AS change
      WHERE json_extract(change.value, '$.table') <> 'pupil_name')
    WHERE diff LIKE '%pupil_name%'`);
}

/** The class: groups, statement, what is on record per pupil, who is seen where, and what a release has to hold to. */
export const classAndConsent: Migration = {
  version: 50,
  update(db) {
    db.exec(tables);
    db.exec(rules);
    forgetNamesInHistory(db);
    referNames(db, textsOfThisStep);
  },
};
