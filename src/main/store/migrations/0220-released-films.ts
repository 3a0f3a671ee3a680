import type { Migration } from '../migrate.ts';

const tables = `
-- A rendering has a key of its own from now on, so that it can outlive the recording. Those of before are made again.
DELETE FROM rendered_fragment;

-- What was made of a fragment that is released. past_at is the first start at which every release of it was over.
CREATE TABLE released_film (
  fragment_id TEXT PRIMARY KEY REFERENCES fragment (id) ON DELETE CASCADE,
  rendered_id TEXT NOT NULL REFERENCES rendered_fragment (id) ON DELETE CASCADE,
  past_at INTEGER
) STRICT;
CREATE INDEX released_film_by_rendering ON released_film (rendered_id);

-- What can be destroyed is a closed list of the program, which reads every row by it.
CREATE TABLE destruction_report_of_now (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  subject TEXT NOT NULL,
  subject_id TEXT,
  cause TEXT NOT NULL CHECK (cause IN ('owner', 'deadline', 'withdrawal')),
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  log_head TEXT NOT NULL CHECK (json_valid(log_head))
) STRICT;
INSERT INTO destruction_report_of_now SELECT id, at, subject, subject_id, cause, counts, log_head FROM destruction_report;
DROP TABLE destruction_report;
ALTER TABLE destruction_report_of_now RENAME TO destruction_report;
`;

const rules = `
-- What was covered is told as long as the picture is there: in the recording, or in what was released of it.
DROP TRIGGER released_cover_stays;
CREATE TRIGGER released_cover_stays BEFORE DELETE ON cover
WHEN EXISTS (SELECT 1 FROM release WHERE fragment_id = OLD.fragment_id AND revoked_at IS NULL)
  AND (EXISTS (SELECT 1 FROM released_film WHERE fragment_id = OLD.fragment_id)
    OR NOT EXISTS (
      SELECT 1 FROM fragment JOIN destroyed_recording ON destroyed_recording.id = fragment.recording_id
      WHERE fragment.id = OLD.fragment_id))
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
`;

/** Released fragments have a film of their own, which may stay when the recording goes. */
export const releasedFilms: Migration = {
  version: 220,
  update(db) {
    db.exec(tables);
    db.exec(rules);
  },
};
