import type { Migration } from '../migrate.ts';

const columns = `
-- What the frames of a recording rest on, and whether its end could not be read. What was read in before was counted by decoding.
ALTER TABLE recording ADD COLUMN counting TEXT NOT NULL DEFAULT 'counted' CHECK (counting IN ('counted', 'checking', 'doubtful'));
ALTER TABLE recording ADD COLUMN cut_short INTEGER NOT NULL DEFAULT 0 CHECK (cut_short IN (0, 1));
ALTER TABLE recording ADD COLUMN lost_us INTEGER;
`;

/** A recording may be watched before its frames were counted by decoding, and without its end. */
export const counting: Migration = {
  version: 250,
  update(db) {
    db.exec(columns);
  },
};
