import type { Migration } from '../migrate.ts';

const released = (id: string): string =>
  `EXISTS (SELECT 1 FROM release WHERE fragment_id = ${id} AND revoked_at IS NULL)`;

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

const subtitles = `
-- What is said in a fragment, typed. Times are on the timeline of the recording.
CREATE TABLE subtitle (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  fragment_id TEXT NOT NULL REFERENCES fragment (id) ON DELETE CASCADE,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL,
  text TEXT NOT NULL,
  CHECK (start_us < end_us)
) STRICT;
CREATE INDEX subtitle_of_recording ON subtitle (recording_id, start_us);

-- What was released says what it said then; a name in it may become a reference, which reads the same.
CREATE TRIGGER no_subtitle_on_what_is_released BEFORE INSERT ON subtitle WHEN ${released('NEW.fragment_id')}
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
CREATE TRIGGER released_subtitle_is_unchanged BEFORE UPDATE ON subtitle
WHEN ${released('OLD.fragment_id')} AND (NOT EXISTS (SELECT 1 FROM name_sweep)
  OR NEW.start_us <> OLD.start_us OR NEW.end_us <> OLD.end_us OR NEW.fragment_id <> OLD.fragment_id)
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
CREATE TRIGGER released_subtitle_stays BEFORE DELETE ON subtitle WHEN ${released('OLD.fragment_id')}
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
`;

/** How a fragment sounds where it is rendered, and what is typed under it. */
export const fragmentSound: Migration = {
  version: 280,
  update(db) {
    db.exec(levelled);
    db.exec(subtitles);
  },
};
