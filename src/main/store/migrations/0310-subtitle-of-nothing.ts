import type { Migration } from '../migrate.ts';

const rule = `
-- What was said is told as long as the picture is there: in the recording, or in what was released of it. As with covers.
DROP TRIGGER released_subtitle_stays;
CREATE TRIGGER released_subtitle_stays BEFORE DELETE ON subtitle
WHEN EXISTS (SELECT 1 FROM release WHERE fragment_id = OLD.fragment_id AND revoked_at IS NULL)
  AND (EXISTS (SELECT 1 FROM released_film WHERE fragment_id = OLD.fragment_id)
    OR NOT EXISTS (
      SELECT 1 FROM fragment JOIN destroyed_recording ON destroyed_recording.id = fragment.recording_id
      WHERE fragment.id = OLD.fragment_id))
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
`;

/** Subtitles go with the last picture of what was released, also when nobody took the release back. */
export const subtitleOfNothing: Migration = {
  version: 310,
  update(db) {
    db.exec(rule);
  },
};
