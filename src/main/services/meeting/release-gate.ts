import { type ErrorCode, KijkkringError } from '../../../shared/errors.ts';
import { uncoveredSpans } from '../../../shared/kernels/cover-path.ts';
import { clipSpans } from '../../../shared/kernels/spans.ts';
import type { Sighting, Span } from '../../../shared/model/class.ts';
import type { Cover } from '../../../shared/model/cover.ts';
import type { Meeting } from '../../../shared/model/meeting.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { OpenPoint } from '../../../shared/model/release-gate.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findStatement, listHiddenPupils } from '../../store/repositories/class-repository.ts';
import { listCovers } from '../../store/repositories/cover-repository.ts';
import { findFocus, listSightings } from '../../store/repositories/sighting-repository.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';
import { statusOf } from '../class/class-service.ts';

const codes: Readonly<Record<OpenPoint['kind'], ErrorCode>> = {
  statement: 'classStatementMissing',
  unanswered: 'pupilUnanswered',
  seen: 'pupilSeen',
  unconfirmed: 'coverUnconfirmed',
  focusUnnamed: 'focusUnnamed',
  focusAgreement: 'focusAgreementMissing',
};

/**
 * What keeps fragments from being released for a meeting, or from going along once they were: the same for the sheet, the
 * command line and the export. Nothing on the list means that they may go.
 */
export function openPoints(db: ReadableDb, fragments: readonly Fragment[], meeting: Meeting): OpenPoint[] {
  const statement: OpenPoint[] = isUnstated(db)
    ? [{ kind: 'statement', fragmentId: null, pupilId: null, spans: [] }]
    : [];
  const hidden = listHiddenPupils(db);
  return [
    ...statement,
    ...fragments.flatMap((fragment) => [
      ...pointsOfHidden(db, fragment, hidden),
      ...pointsOfCovers(db, fragment),
      ...pointsOfFocus(db, fragment, meeting),
    ]),
  ];
}

/** There is a class, and nothing was stated of it. */
export function isUnstated(db: ReadableDb): boolean {
  return listPupils(db).length > 0 && findStatement(db) === null;
}

/**
 * @param except a kind that is let through: its decision was taken and logged elsewhere
 * @throws the code of the first open point
 */
export function refuseOpenPoints(
  db: ReadableDb,
  fragments: readonly Fragment[],
  meeting: Meeting,
  except?: 'statement',
): void {
  const first = openPoints(db, fragments, meeting).find(({ kind }) => kind !== except);
  if (first !== undefined) throw new KijkkringError(codes[first.kind]);
}

function pointsOfHidden(
  db: ReadableDb,
  fragment: Fragment,
  hidden: ReturnType<typeof listHiddenPupils>,
): OpenPoint[] {
  const { id: fragmentId } = fragment;
  const answers = listSightings(db, fragmentId);
  const covers = listCovers(db, fragmentId);
  return hidden.flatMap((pupilId): OpenPoint[] => {
    const answered = answers.find((answer) => answer.pupilId === pupilId);
    if (answered === undefined) return [{ kind: 'unanswered', fragmentId, pupilId, spans: [] }];
    const spans = openSpans(fragment, answered, covers);
    return spans.length === 0 ? [] : [{ kind: 'seen', fragmentId, pupilId, spans }];
  });
}

/** Where a pupil is seen or heard within the fragment as it is now, and nothing that was confirmed hides her. */
function openSpans(
  { inUs, outUs }: Fragment,
  { answer, spans, pupilId }: Sighting,
  covers: readonly Cover[],
): Span[] {
  if (answer === 'no') return [];
  return uncoveredSpans(clipSpans(spans, { startUs: inUs, endUs: outUs }), covers, pupilId);
}

/** A cover is there to hide somebody, whoever it is: it is looked at before anybody else looks at what it leaves. */
function pointsOfCovers(db: ReadableDb, { id: fragmentId }: Fragment): OpenPoint[] {
  return listCovers(db, fragmentId)
    .filter(({ confirmedAt }) => confirmedAt === null)
    .map(({ pupilId, startUs, endUs }) => ({
      ...{ kind: 'unconfirmed', fragmentId, pupilId },
      spans: [{ startUs, endUs }],
    }));
}

/** About one pupil only with an agreement for that; a leerlingbespreking is always about one. */
function pointsOfFocus(db: ReadableDb, { id: fragmentId }: Fragment, meeting: Meeting): OpenPoint[] {
  const pupilId = findFocus(db, fragmentId);
  if (pupilId === null)
    return meeting.type === 'pupilCase'
      ? [{ kind: 'focusUnnamed', fragmentId, pupilId: null, spans: [] }]
      : [];
  return statusOf(db, pupilId, 'pupilFocus') === 'agreed'
    ? []
    : [{ kind: 'focusAgreement', fragmentId, pupilId, spans: [] }];
}
