import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { writeNewFile } from '../../files/write-new-file.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import type { Session } from '../session.ts';
import { ownCard } from './contact-service.ts';

/** Writes the key card as a file of one line. Nothing that is there is written over. */
export function saveCardJob(
  session: Session,
): JobDefinition<ParsedInputOf<'card.save'>, OutputOf<'card.save'>> {
  return {
    run: async ({ target }) => {
      await writeNewFile(target, `${formatKeyCard(ownCard(session.db))}\n`);
      return {};
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}
