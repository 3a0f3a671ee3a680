import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { WatchSession } from '../../../shared/model/bundle-watch.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
import { insertGivenWatch } from '../../store/repositories/watch-repository.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import { withoutPupilNames } from '../bundle/names-that-leave.ts';
import { ownCard } from '../contact/contact-service.ts';
import { giveWhole } from '../custody/give-whole.ts';
import { removeUnknown } from '../custody/known-package.ts';
import { appendLog } from '../log/log-service.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { isCoachUntold, requireCoachContact, requireInForce } from './watch-service.ts';

type Input = ParsedInputOf<'watch.give'>;
type Output = OutputOf<'watch.give'>;

/**
 * Seals a whole recording to the card of the begeleider, until its own last day, and remembers that a copy is with her. Only the film goes:
 * nothing that its owner marked, wrote or clipped. Broken off it begins again; nothing half is left.
 */
export function giveJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async (input, context) => {
      const { recordingId, contactId, target } = input;
      requireInForce(session, recordingId);
      const recording = requireWatchable(session, recordingId);
      const contact = requireCoachContact(session.db, contactId);
      return giveWhole(
        session,
        context,
        { recording, contact, target },
        ({ files }) => ({ kind: 'watch', session: sessionOf(session, recording, files) }),
        (db, given) => {
          // while it was packed she may have thought better of it, or have destroyed it
          requireInForce(session, recordingId);
          requireWatchable(session, recordingId);
          insertGivenWatch(db, given);
          appendLog(db, session, { kind: 'custody', what: 'watchGiven', bundleId: given.bundleId });
          if (isCoachUntold(db)) appendLog(db, session, { kind: 'watchUntold', recordingId });
        },
      );
    },
    discard: async (_input, stored) => {
      await removeUnknown(stored);
    },
  };
}

/** What she needs to watch along and to answer; no name of a pupil goes along. */
function sessionOf({ db }: Session, { id, title, roundId }: Recording, files: number): WatchSession {
  const round = listRounds(db).find((one) => one.id === roundId)?.number ?? 1;
  return {
    format: 'kijkkring-watch',
    version: 1,
    recording: { id, title: withoutPupilNames(db, title), round, files },
    senderCard: formatKeyCard(ownCard(db)),
  };
}
