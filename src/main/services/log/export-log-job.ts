import { access } from 'node:fs/promises';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { writeFileDurably } from '../../files/durable-fs.ts';
import { withFileErrors } from '../../files/file-error.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import type { Session } from '../session.ts';
import { wholeLog } from './log-service.ts';

/** Writes the whole log as one JSON file, for somebody who has to account for it. Nothing that is there is written over. */
export function exportLogJob(
  session: Session,
): JobDefinition<ParsedInputOf<'privacy.exportLog'>, OutputOf<'privacy.exportLog'>> {
  return {
    run: async ({ target }) => {
      if (await isThere(target)) throw new KijkkringError('fileExists');
      const { lines, head, publicKey } = wholeLog(session.db);
      const file = { format: 'kijkkring-log', version: 1, publicKey, head, lines };
      await withFileErrors(() => writeFileDurably(target, `${JSON.stringify(file, null, 2)}\n`));
      return { lines: lines.length };
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await withFileErrors(() => access(path));
    return true;
  } catch (error) {
    if (error instanceof KijkkringError && error.code === 'fileNotFound') return false;
    throw error;
  }
}
