import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { writeNewFile } from '../../files/write-new-file.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import type { Session } from '../session.ts';
import { wholeLog } from './log-service.ts';

/** Writes the whole log as one JSON file, for somebody who has to account for it. Nothing that is there is written over. */
export function exportLogJob(
  session: Session,
): JobDefinition<ParsedInputOf<'privacy.exportLog'>, OutputOf<'privacy.exportLog'>> {
  return {
    run: async ({ target }) => {
      const { lines, head, publicKey } = wholeLog(session.db);
      const file = { format: 'kijkkring-log', version: 1, publicKey, head, lines };
      await writeNewFile(target, `${JSON.stringify(file, null, 2)}\n`);
      return { lines: lines.length };
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}
