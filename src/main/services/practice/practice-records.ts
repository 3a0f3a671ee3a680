import { z } from 'zod';
import lesson from '../../../../resources/sample/lesson.json' with { type: 'json' };
import words from '../../../../resources/sample/practice.json' with { type: 'json' };
import { addDays } from '../../../shared/kernels/days.ts';
import { meetingId, participantId, pupilId, type TrajectoryId } from '../../../shared/model/ids.ts';
import type { AppSettings } from '../../../shared/model/settings.ts';
import { participantRole } from '../../../shared/model/trajectory.ts';
import type { Clock, Ids } from '../../../shared/ports.ts';
import type { WritableDb } from '../../store/database.ts';
import { putStatement } from '../../store/repositories/class-repository.ts';
import { insertMeeting } from '../../store/repositories/meeting-repository.ts';
import { insertParticipant, insertPupil, putSeat } from '../../store/repositories/trajectory-repository.ts';
import { isoDay } from '../today.ts';

type Language = AppSettings['language'];

const lines = z.object({
  trajectory: z.string(),
  name: z.string(),
  learningQuestion: z.string(),
  meeting: z.string(),
  group: z.array(z.object({ name: z.string(), role: participantRole })),
});
const practiceWords = z.object({ nl: lines, en: lines }).parse(words);

/** The meeting of the practice library lies this many days after it was made. */
const DAYS_TO_MEETING = 7;

/** The words that a practice library starts with: its title, its teacher and her question. */
export function practiceStart(language: Language): z.infer<typeof lines> {
  return practiceWords[language];
}

/** The title of the sample lesson as a recording. */
export function sampleTitle(language: Language): string {
  return lesson.title[language];
}

/** Puts the drawn class on its seats, and makes a group and a meeting, so that releasing can be practised too. */
export function furnishPractice(
  db: WritableDb,
  { ids, clock }: { ids: Ids; clock: Clock },
  trajectoryId: TrajectoryId,
  language: Language,
): void {
  for (const [at, { name, seat }] of lesson.pupils.entries()) {
    const id = pupilId.parse(ids.next());
    insertPupil(db, { id, trajectoryId, number: at + 1, firstName: name });
    putSeat(db, id, { row: seat.row, column: seat.place });
  }
  putStatement(db, trajectoryId, {
    ...{ mode: 'statement', basis: 'legitimateInterest', purpose: 'coaching' },
    informedOn: isoDay(clock.now()),
    toldViewers: ['teacher', 'coach', 'careCoordinator'],
  });
  const { group, meeting } = practiceWords[language];
  for (const { name, role } of group) {
    insertParticipant(db, { id: participantId.parse(ids.next()), trajectoryId, name, role, self: false });
  }
  insertMeeting(db, {
    id: meetingId.parse(ids.next()),
    trajectoryId,
    title: meeting,
    date: addDays(isoDay(clock.now()), DAYS_TO_MEETING),
    type: 'phaseTeam',
  });
}
