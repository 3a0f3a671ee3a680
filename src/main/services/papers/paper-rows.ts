import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { findFfmpeg } from '../../media/ffmpeg-binary.ts';
import { listMadeBundles } from '../../store/repositories/home-repository.ts';
import { listMeetings } from '../../store/repositories/meeting-repository.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { findDestroyedAt } from '../../store/repositories/retention-repository.ts';
import { listParticipants } from '../../store/repositories/trajectory-repository.ts';
import { describeClass } from '../class/class-service.ts';
import { previewWithdrawal } from '../class/withdrawal-service.ts';
import { recordingDeadline } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { isoDay } from '../today.ts';
import type { RowSource } from './paper-template.ts';
import { dayInWords, filled, listInWords, minutesInWords, paperWords } from './paper-words.ts';
import { hashProgramFiles } from './program-files.ts';
import { withoutFirstNames } from './without-first-names.ts';

/** Cells of text, as many as the table has columns. */
export type Row = readonly string[];

type Found = OutputOf<'withdrawal.preview'>;

/** The rows of the tables that a paper shows. @throws `pupilNotFound` */
export async function rowsFor(
  session: Session,
  sources: ReadonlySet<RowSource>,
  pupil: string | null,
): Promise<ReadonlyMap<RowSource, readonly Row[]>> {
  const rows = new Map<RowSource, readonly Row[]>(
    Object.entries({ ...trajectoryRows(session), ...(pupil === null ? {} : pupilRows(session, pupil)) }).map(
      // both are made below, with these names
      ([source, of]) => [source as RowSource, of],
    ),
  );
  if (sources.has('programFiles')) {
    const files = await hashProgramFiles([...session.paperwork.programFiles, ...(await filmReader())]);
    rows.set(
      'programFiles',
      files.map(({ name, sha256 }) => [name, sha256 ?? paperWords.unreadable]),
    );
  }
  return rows;
}

/** The one other program, which reads films; none where it is missing. */
async function filmReader(): Promise<string[]> {
  try {
    return [(await findFfmpeg()).ffmpeg];
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'ffmpegMissing') return [];
    throw error;
  }
}

function trajectoryRows({ db }: Session): Partial<Record<RowSource, Row[]>> {
  const clean = withoutFirstNames(db, null);
  const dates = new Map<string, string>(listMeetings(db).map(({ id, date }) => [id, date]));
  return {
    recordings: listRecordings(db).map((one) => recordingRow(db, one, clean)),
    bundles: listMadeBundles(db).map(({ madeAt, meetingId, fragmentIds }) => [
      dayInWords(isoDay(madeAt)),
      dayOrUnknown(dates.get(meetingId) ?? null),
      String(fragmentIds.length),
    ]),
    people: listParticipants(db).map(({ name, role }) => [name, paperWords.role[role]]),
  };
}

function pupilRows({ db }: Session, pupil: string): Partial<Record<RowSource, Row[]>> {
  const clean = withoutFirstNames(db, pupil);
  const found = previewWithdrawal(db, pupil);
  const titles = new Map<string, string>(found.recordings.map((one) => [one.recordingId, one.title]));
  const given = (kind: keyof typeof paperWords.given) => (one: Found['watches'][number]) => [
    ...[clean(one.title), one.name, paperWords.given[kind], dayInWords(one.until)],
  ];
  return {
    pupilConsents: consentRows(db, pupil),
    pupilRecordings: listRecordings(db).flatMap((one) => {
      const listed = found.recordings.find(({ recordingId }) => recordingId === one.id);
      if (listed === undefined) return [];
      const [title = '', ...others] = recordingRow(db, one, clean);
      return [[title, paperWords.noted[listed.noted ? 'yes' : 'no'], ...others]];
    }),
    pupilFragments: fragmentRows(found, clean, titles),
    pupilGiven: [...found.watches.map(given('watch')), ...found.handedOver.map(given('handOver'))],
    pupilShowings: found.showings.map((one) => [
      clean(one.title),
      dayOrUnknown(one.date),
      listInWords(one.roles.map((role) => paperWords.role[role])) ?? paperWords.unknownRow,
      one.revokedAt === null
        ? filled(paperWords.inForce, { day: dayInWords(one.until) })
        : filled(paperWords.revokedOn, { day: dayInWords(isoDay(one.revokedAt)) }),
    ]),
    pupilShown: found.shown.map((one) => [
      dayOrUnknown(one.date),
      clean(one.meetingTitle ?? paperWords.unknownRow),
      clean(one.title),
      listInWords(one.present) ?? paperWords.unknownRow,
      one.operatedBy,
    ]),
    pupilBundles: found.bundles.map(({ madeAt, date, fragmentIds }) => [
      dayInWords(isoDay(madeAt)),
      dayOrUnknown(date),
      String(fragmentIds.length),
    ]),
  };
}

function recordingRow(db: Session['db'], recording: Recording, clean: (text: string) => string): Row {
  const gone = findDestroyedAt(db, recording.id) !== null;
  return [
    clean(recording.title),
    dayInWords(isoDay(recording.importedAt)),
    minutesInWords(recording.durationUs),
    gone ? paperWords.imageGone : dayInWords(recordingDeadline(db, recording).day),
  ];
}

function fragmentRows(
  found: Found,
  clean: (text: string) => string,
  titles: ReadonlyMap<string, string>,
): Row[] {
  return found.fragments.map(({ title, recordingId, why, released }) => [
    clean(title),
    clean(titles.get(recordingId) ?? ''),
    paperWords.why[why],
    released ? paperWords.yes : paperWords.no,
  ]);
}

function consentRows(db: Session['db'], pupil: string): Row[] {
  const consents = describeClass(db).pupils.find(({ id }) => id === pupil)?.consents ?? [];
  return consents.map(({ category, status, date, evidence }) => [
    paperWords.category[category],
    paperWords.status[status],
    dayOrUnknown(date),
    evidence ?? paperWords.unknownRow,
  ]);
}

function dayOrUnknown(isoDate: string | null): string {
  return isoDate === null ? paperWords.unknownRow : dayInWords(isoDate);
}
