import type { JobHandlers, QueryHandlers } from '../handlers.ts';
import { exportLogJob } from './export-log-job.ts';
import { readLog, verifyLog } from './log-service.ts';

export const logQueries: QueryHandlers<'privacy.log' | 'privacy.verifyLog'> = {
  'privacy.log': ({ before, most }, { db }) => readLog(db, { before: before ?? null, most }),
  'privacy.verifyLog': (_input, { db }) => verifyLog(db),
};

export const logJobs: JobHandlers<'privacy.exportLog'> = { 'privacy.exportLog': exportLogJob };
