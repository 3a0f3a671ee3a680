import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { mutate } from '../../src/main/history/mutate.ts';
import { appendLog } from '../../src/main/services/log/log-service.ts';
import { asReadable } from '../../src/main/store/database.ts';
import { DATABASE_NAME, openDatabase } from '../../src/main/store/open.ts';
import { insertPart, insertRecording } from '../../src/main/store/repositories/recording-repository.ts';
import { listParticipants, listRounds } from '../../src/main/store/repositories/trajectory-repository.ts';
import { insertAnnotation, insertNote } from '../../src/main/store/repositories/viewing-repository.ts';
import { encodeFrameTimes } from '../../src/shared/kernels/frame-times.ts';
import { annotationId, noteId, recordingId } from '../../src/shared/model/ids.ts';
import { databaseKey } from '../support/library-keys.ts';

const RECORDINGS = 40;
const MARKS_EACH = 125;
const NOTES_EACH = 15;
const LOG_LINES = 10_000;
/** Half an hour, at 25 frames a second. */
const FRAMES = 45_000;
const FRAME_US = 40_000;

/**
 * Fills a library that nobody has open with what some years leave in its database: 40 recordings, 5,000 markings and 600 notes that
 * undo remembers too, 10,000 lines of the log. Their films are not there.
 * @returns the size of its database in bytes
 */
export async function addYearsOfUse(folder: string, passphrase: string): Promise<number> {
  const connection = openDatabase(folder, await databaseKey(folder, passphrase), 'existing');
  try {
    const db = asReadable(connection);
    const [owner, round] = [listParticipants(db)[0], listRounds(db)[0]];
    if (owner === undefined || round === undefined) throw new Error('the library has an owner and a round');
    const frameTimes = encodeFrameTimes(
      Float64Array.from({ length: FRAMES }, (_unused, at) => at * FRAME_US),
    );
    for (let at = 0; at < RECORDINGS; at += 1) {
      const id = recordingId.parse(randomUUID());
      mutate(connection, { label: 'bench', history: 'never' }, (to) => {
        insertRecording(to, {
          ...{ id, roundId: round.id, ownerId: owner.id, title: `Les ${at}`, state: 'ready' },
          ...{ durationUs: FRAMES * FRAME_US, frames: FRAMES, width: 1920, height: 1080, rotation: 0 },
          importedAt: Date.now(),
        });
        insertPart(to, {
          ...{ id: randomUUID(), recordingId: id, position: 0, bytes: 1, sha256: `${at}`, probe: '{}' },
          ...{ endUs: FRAMES * FRAME_US, frameTimes },
        });
      });
      mutate(connection, { label: 'bench', history: 'record' }, (to) => {
        for (let mark = 0; mark < MARKS_EACH; mark += 1)
          insertAnnotation(to, {
            ...{ id: annotationId.parse(randomUUID()), recordingId: id, guideId: 'A', itemCode: 'A1' },
            ...{ kind: 'point', actor: 'teacher', startUs: mark * 1_000_000, endUs: null, pupilId: null },
            note: 'Zij kijkt op, en wacht.',
          });
        for (let note = 0; note < NOTES_EACH; note += 1)
          insertNote(to, {
            ...{ id: noteId.parse(randomUUID()), recordingId: id, atUs: note * 1_000_000 },
            text: 'Wat zou hij hier zelf over zeggen? Dat vraag ik hem morgen. '.repeat(3),
          });
      });
    }
    mutate(connection, { label: 'bench', history: 'never' }, (to) => {
      for (let line = 0; line < LOG_LINES; line += 1)
        appendLog(to, { clock: Date }, { kind: 'passphraseChanged' });
    });
  } finally {
    connection.close();
  }
  return statSync(join(folder, DATABASE_NAME)).size;
}
