import type { Migration } from '../migrate.ts';

const people = `
CREATE TABLE trajectory (id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT;

CREATE TABLE participant (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('teacher', 'coach', 'careCoordinator', 'schoolLeader')),
  self INTEGER NOT NULL CHECK (self IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX participant_self ON participant (trajectory_id) WHERE self = 1;

CREATE TABLE round (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  UNIQUE (trajectory_id, number)
) STRICT;

CREATE TABLE learning_question (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  participant_id TEXT NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  expectation TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (participant_id, version)
) STRICT;

CREATE TABLE pupil (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  UNIQUE (trajectory_id, number)
) STRICT;

CREATE TABLE pupil_name (
  id TEXT PRIMARY KEY REFERENCES pupil (id) ON DELETE CASCADE,
  first_name TEXT NOT NULL
) STRICT;
`;

const footage = `
CREATE TABLE recording (
  id TEXT PRIMARY KEY,
  round_id TEXT NOT NULL REFERENCES round (id),
  owner_id TEXT NOT NULL REFERENCES participant (id),
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('importing', 'ready')),
  duration_us INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  rotation INTEGER NOT NULL CHECK (rotation IN (0, 90, 180, 270)),
  imported_at INTEGER NOT NULL
) STRICT;

CREATE TABLE recording_part (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  probe TEXT NOT NULL,
  end_us INTEGER NOT NULL,
  frame_times BLOB NOT NULL,
  UNIQUE (recording_id, position)
) STRICT;

CREATE TABLE rendered_fragment (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  recipe TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  frames INTEGER NOT NULL,
  duration_us INTEGER NOT NULL
) STRICT;

-- Secrets stand apart: no diff, event, bundle or log ever holds a row of these two.
CREATE TABLE media_identity (owner TEXT PRIMARY KEY, identity TEXT NOT NULL) STRICT;
CREATE TABLE library_key (name TEXT PRIMARY KEY, public TEXT NOT NULL, secret TEXT NOT NULL) STRICT;
`;

const viewing = `
CREATE TABLE fragment (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  in_us INTEGER NOT NULL,
  out_us INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  CHECK (in_us < out_us)
) STRICT;
CREATE INDEX fragment_of_recording ON fragment (recording_id, in_us);

CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  guide_id TEXT NOT NULL,
  item_code TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('point', 'interval', 'exclusive')),
  actor TEXT NOT NULL CHECK (actor IN ('teacher', 'pupil', 'group')),
  start_us INTEGER NOT NULL,
  end_us INTEGER,
  pupil_id TEXT REFERENCES pupil (id) ON DELETE SET NULL,
  note TEXT NOT NULL,
  CHECK (kind <> 'point' OR end_us IS NULL),
  CHECK (end_us IS NULL OR end_us > start_us)
) STRICT;
CREATE INDEX annotation_of_recording ON annotation (recording_id, start_us);

CREATE TABLE note (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  at_us INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX note_of_recording ON note (recording_id, at_us);

CREATE TABLE highlight (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  at_us INTEGER NOT NULL,
  start_us INTEGER NOT NULL,
  end_us INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_of_recording ON highlight (recording_id, at_us);
`;

const meetings = `
CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  trajectory_id TEXT NOT NULL REFERENCES trajectory (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  date TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('phaseTeam', 'pupilCase', 'separate'))
) STRICT;

CREATE TABLE release (
  id TEXT PRIMARY KEY,
  fragment_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  audience TEXT NOT NULL,
  until TEXT NOT NULL,
  released_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE UNIQUE INDEX release_in_force ON release (fragment_id, meeting_id) WHERE revoked_at IS NULL;

-- What is released stays as it is until it is revoked, whoever writes: a service, undo, or a later mistake of ours.
CREATE TRIGGER released_fragment_is_kept BEFORE DELETE ON fragment
WHEN EXISTS (SELECT 1 FROM release WHERE fragment_id = OLD.id AND revoked_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
CREATE TRIGGER released_fragment_is_unchanged BEFORE UPDATE ON fragment
WHEN EXISTS (SELECT 1 FROM release WHERE fragment_id = OLD.id AND revoked_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;
CREATE TRIGGER meeting_with_release_is_kept BEFORE DELETE ON meeting
WHEN EXISTS (SELECT 1 FROM release WHERE meeting_id = OLD.id AND revoked_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'fragmentReleased'); END;

CREATE TABLE received_bundle (
  id TEXT PRIMARY KEY,
  author_name TEXT NOT NULL,
  author_key TEXT NOT NULL,
  meeting_title TEXT NOT NULL,
  meeting_date TEXT NOT NULL,
  until TEXT NOT NULL,
  session TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE received_fragment (
  id TEXT PRIMARY KEY,
  bundle_id TEXT NOT NULL REFERENCES received_bundle (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  duration_us INTEGER NOT NULL,
  frames INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
`;

const work = `
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'interrupted', 'done', 'failed', 'cancelled')),
  phase TEXT NOT NULL,
  share REAL NOT NULL,
  input TEXT NOT NULL,
  checkpoint TEXT,
  error TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE history_entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  scope TEXT,
  label TEXT NOT NULL,
  policy TEXT NOT NULL CHECK (policy IN ('record', 'barrier')),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
  diff TEXT NOT NULL
) STRICT;
CREATE INDEX history_of_scope ON history_entry (scope, state, seq);
`;

/** The first schema: people, footage, viewing, meetings and releases, received bundles, jobs and history. */
export const foundation: Migration = {
  version: 10,
  update(db) {
    for (const tables of [people, footage, viewing, meetings, work]) db.exec(tables);
  },
};
