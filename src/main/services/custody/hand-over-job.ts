import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import { EXTENSION_DAYS } from '../../../shared/kernels/retention.ts';
import type { CarriedKeeping } from '../../../shared/model/bundle-home.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { insertHandedOver } from '../../store/repositories/custody-repository.ts';
import { findView } from '../../store/repositories/home-repository.ts';
import { findExtension } from '../../store/repositories/retention-repository.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
import { requireUsableContact } from '../contact/contact-service.ts';
import { appendLog } from '../log/log-service.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { requireOwn } from '../recording/ownership.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { giveWhole } from './give-whole.ts';
import { homeSessionOf } from './home-session.ts';
import { removeUnknown } from './known-package.ts';

type Input = ParsedInputOf<'custody.handOver'>;
type Output = OutputOf<'custody.handOver'>;

/**
 * Seals a recording of the owner's to somebody's key card, to be hers from then on: a colleague who goes on with it, or her own next library.
 * The film goes with its last day, so that it stays nowhere longer for it; markings, notes and fragments do not go. Broken off it begins
 * again, and nothing half is left.
 */
export function handOverJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: ({ target }) => refuseInPractice(session, [target]),
    run: async (input, context) => {
      const { db } = session;
      const { recordingId, contactId, target, names } = input;
      requireOwn(session, recordingId);
      const recording = requireWatchable(session, recordingId);
      const contact = requireUsableContact(db, contactId);
      return giveWhole(
        session,
        context,
        { recording, contact, target },
        ({ files, until }) => ({
          kind: 'home',
          session: homeSessionOf(session, {
            ...{ title: recording.title, round: roundOf(session, recording), files },
            ...{ contact, askedBy: session.selfId, names },
            guideId: findView(db, recordingId)?.guideId ?? null,
            keeping: keepingOf(session, recording, until),
          }),
        }),
        (writable, given) => {
          // it may have been destroyed while it was packed
          requireWatchable(session, recordingId);
          insertHandedOver(writable, given);
          appendLog(writable, session, { kind: 'custody', what: 'handedOver', bundleId: given.bundleId });
        },
      );
    },
    discard: async (_input, stored) => {
      await removeUnknown(stored);
    },
  };
}

function roundOf({ db }: Session, { roundId }: Recording): number {
  return listRounds(db).find(({ id }) => id === roundId)?.number ?? 1;
}

function keepingOf({ db }: Session, { id }: Recording, until: string): CarriedKeeping {
  const extension = findExtension(db, id);
  return {
    until: extension === null ? until : addDays(until, -EXTENSION_DAYS),
    extension: extension?.reason ?? null,
  };
}
