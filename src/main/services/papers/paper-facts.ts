import { findStatement, listHiddenPupils } from '../../store/repositories/class-repository.ts';
import { listMeetings } from '../../store/repositories/meeting-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { getTerms } from '../../store/repositories/retention-repository.ts';
import { findPupil, listParticipants, listPupils } from '../../store/repositories/trajectory-repository.ts';
import { todayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { dayInWords, listInWords, paperWords } from './paper-words.ts';

/** What the library knows itself, by the name that stands in the templates. What is not here is a line to write on. */
export type PaperFacts = Readonly<Record<string, string>>;

/** @param pupil whom the paper is about, if it is about one */
export function paperFacts(session: Session, pupil: string | null): PaperFacts {
  const { db } = session;
  const people = listParticipants(db);
  const terms = getTerms(db);
  return known({
    today: dayInWords(todayOf(session)),
    owner: people.find(({ self }) => self)?.name ?? null,
    coaches: listInWords(people.filter(({ role }) => role === 'coach').map(({ name }) => name)),
    pupilCount: String(listPupils(db).length),
    hiddenCount: String(listHiddenPupils(db).length),
    recordingCount: String(listRecordings(db).length),
    meetingDates: listInWords(listMeetings(db).map(({ date }) => dayInWords(date))),
    folder: session.folder,
    version: session.paperwork.version,
    afterMeeting: days(terms.afterMeeting),
    afterImport: days(terms.afterImport),
    afterRelease: days(terms.afterRelease),
    pupil: pupil === null ? null : `L${findPupil(db, pupil)?.number ?? '?'}`,
    ...statementFacts(session),
  });
}

function statementFacts({ db }: Session): Readonly<Record<string, string | null>> {
  const statement = findStatement(db);
  if (statement === null) return {};
  const { basis, purpose, informedOn, toldViewers } = statement;
  return {
    basis: paperWords.basis[basis],
    basisArticle: paperWords.basisArticle[basis],
    purpose: paperWords.purpose[purpose],
    informedOn: dayInWords(informedOn),
    viewers: listInWords(toldViewers.map((role) => paperWords.role[role])),
  };
}

function days(count: number): string {
  return count === 1 ? `1 ${paperWords.day}` : `${count} ${paperWords.days}`;
}

function known(facts: Readonly<Record<string, string | null>>): PaperFacts {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
