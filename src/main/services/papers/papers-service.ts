import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { isPupilPaper, type Paper, papers } from '../../../shared/model/paper-choices.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findPupil } from '../../store/repositories/trajectory-repository.ts';
import type { Session } from '../session.ts';
import { paperFacts } from './paper-facts.ts';
import { paperHtml } from './paper-html.ts';
import { rowsFor } from './paper-rows.ts';
import { type RowSource, templateOf } from './paper-template.ts';

export function listPapers({ paperwork }: Session): OutputOf<'papers.list'> {
  return {
    papers: papers.map((paper) => {
      const { title, about } = templateOf(paper);
      return { paper, title, about, aboutPupil: isPupilPaper(paper), fileName: fileNameOf(title, null) };
    }),
    pdf: paperwork.print !== null,
  };
}

/**
 * A paper filled in from what the library knows.
 * @throws `invalidInput` when a paper about a pupil says not which, or another one does; `pupilNotFound`
 */
export async function showPaper(
  session: Session,
  { paper, pupilId }: Pick<ParsedInputOf<'papers.show'>, 'paper' | 'pupilId'>,
): Promise<OutputOf<'papers.show'>> {
  const pupil = pupilOf(session.db, paper, pupilId);
  const template = templateOf(paper);
  const sources = new Set<RowSource>(
    template.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : [])),
  );
  const about = pupil?.id ?? null;
  const html = paperHtml({
    template,
    facts: paperFacts(session, about),
    rows: await rowsFor(session, sources, about),
    aboutPupil: pupil !== null,
  });
  return { title: template.title, fileName: fileNameOf(template.title, pupil), html };
}

function pupilOf(db: ReadableDb, paper: Paper, pupilId: string | undefined): Pupil | null {
  if (isPupilPaper(paper) !== (pupilId !== undefined))
    throw new KijkkringError('invalidInput', { field: 'pupilId' });
  if (pupilId === undefined) return null;
  const pupil = findPupil(db, pupilId);
  if (pupil === null) throw new KijkkringError('pupilNotFound');
  return pupil;
}

/** Without extension; it tells of a pupil by number alone. */
function fileNameOf(title: string, pupil: Pupil | null): string {
  const name = title
    .toLocaleLowerCase('nl')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return pupil === null ? name : `${name}-l${pupil.number}`;
}
