import type { JobHandlers, QueryHandlers } from '../handlers.ts';
import { exportPaperJob } from './export-paper-job.ts';
import { listPapers, showPaper } from './papers-service.ts';

export const papersQueries: QueryHandlers<'papers.list' | 'papers.show'> = {
  'papers.list': (_input, session) => listPapers(session),
  'papers.show': (input, session) => showPaper(session, input),
};

export const papersJobs: JobHandlers<'papers.export'> = { 'papers.export': exportPaperJob };
