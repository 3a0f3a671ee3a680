import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { isPupilPaper } from '../../../shared/model/paper-choices.ts';
import { writeNewFile } from '../../files/write-new-file.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { appendLog } from '../log/log-service.ts';
import type { Session } from '../session.ts';
import { showPaper } from './papers-service.ts';

/**
 * Writes a paper to the place that its owner chose; nothing that is there is written over. One about a pupil leaves a line
 * in the log.
 */
export function exportPaperJob(
  session: Session,
): JobDefinition<ParsedInputOf<'papers.export'>, OutputOf<'papers.export'>> {
  return {
    admit: ({ as }) => {
      if (as === 'pdf' && session.paperwork.print === null) throw new KijkkringError('pdfNotHere');
    },
    run: async ({ target, as, paper, pupilId }) => {
      const { html } = await showPaper(session, { paper, pupilId });
      const bytes = as === 'pdf' ? await printed(session, html) : Buffer.from(html, 'utf8');
      await writeNewFile(target, bytes);
      if (pupilId !== undefined && isPupilPaper(paper))
        session.change((db) => appendLog(db, session, { kind: 'paperExported', paper, pupilId }));
      return { bytes: bytes.length };
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}

async function printed({ paperwork }: Session, html: string): Promise<Buffer> {
  if (paperwork.print === null) throw new KijkkringError('pdfNotHere');
  return Buffer.from(await paperwork.print(html));
}
