import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import { writeHomeBundle } from '../../bundle/home-bundle-writer.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { insertReadIn } from '../../store/repositories/custody-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { getTerms } from '../../store/repositories/retention-repository.ts';
import { appendLog } from '../log/log-service.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { closeSources, openSources, probeAll } from '../recording/film-sources.ts';
import { titleFor } from '../recording/import-job.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { homeSessionOf, ownName } from './home-session.ts';
import { makeKnown, removeUnknown } from './known-package.ts';
import { readInPlace } from './read-in-place.ts';

type Input = ParsedInputOf<'custody.readIn'>;
type Output = OutputOf<'custody.readIn'>;

/**
 * Reads a film in for a colleague: looked at as an import does, and sealed to her key card alone, also when it goes straight into her library on
 * this machine. No key that opens it is kept
 * here, and no picture of it; what stays is that it was done. Broken off it begins again, as there is nothing to go on from.
 */
export function readInJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [...input.paths, ...input.offers]),
    run: async (input, context) => {
      const { db } = session;
      const { sealTo, contact, targetOf } = await readInPlace(session, input);
      const sources = await openSources(session, input);
      try {
        await probeAll(sources, { signal: context.signal });
        const id = bundleId.parse(session.ids.next());
        const until = addDays(strictDayOf(session), getTerms(db).afterImport);
        const { public: publicKey, secret: secretKey } = getLibraryKey(db, 'signing');
        const written = await makeKnown(
          session,
          context,
          (onBegin) =>
            writeHomeBundle({
              target: targetOf(id),
              onBegin,
              manifest: { bundleId: id, author: { name: ownName(session), publicKey }, until },
              session: homeSessionOf(session, {
                ...{ title: titleFor(session, input), round: input.round, files: sources.length },
                ...{ contact, askedBy: contact?.participantId ?? null, guideId: input.guideId ?? null },
                ...{ names: input.names, keeping: null },
              }),
              originals: sources,
              sealTo,
              signer: { publicKey, secretKey },
              signal: context.signal,
              onProgress: (share) => context.progress('packing', share),
            }),
          (writable, { sha256 }) => {
            insertReadIn(writable, {
              ...{ bundleId: id, contactId: contact?.id ?? null, until, sha256 },
              ...{ title: titleFor(session, input), round: input.round, madeAt: session.clock.now() },
            });
            appendLog(writable, session, { kind: 'custody', what: 'readIn', bundleId: id });
          },
        );
        return { bundleId: id, ...written };
      } finally {
        await closeSources(sources);
      }
    },
    discard: async (_input, stored) => {
      await removeUnknown(stored);
    },
  };
}
