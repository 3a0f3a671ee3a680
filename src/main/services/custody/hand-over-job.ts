import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import { EXTENSION_DAYS } from '../../../shared/kernels/retention.ts';
import type { CarriedKeeping } from '../../../shared/model/bundle-home.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { writeRecordingBundle } from '../../bundle/recording-bundle-writer.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { insertHandedOver } from '../../store/repositories/custody-repository.ts';
import { findView } from '../../store/repositories/home-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { findExtension } from '../../store/repositories/retention-repository.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
import { requireUsableContact } from '../contact/contact-service.ts';
import { appendLog } from '../log/log-service.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { requireOwn } from '../recording/ownership.ts';
import { recordingDeadline, requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { homeSessionOf, ownName } from './home-session.ts';
import { makeKnown, removeUnknown } from './known-package.ts';
import { packingProgress, withSealedFilm } from './sealed-film.ts';

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
      const id = bundleId.parse(session.ids.next());
      const until = recordingDeadline(db, recording).day;
      const { public: publicKey, secret: secretKey } = getLibraryKey(db, 'signing');
      const written = await makeKnown(
        session,
        context,
        (onBegin) =>
          withSealedFilm(session, recordingId, (originals) =>
            writeRecordingBundle({
              target,
              onBegin,
              manifest: { bundleId: id, author: { name: ownName(session), publicKey }, until },
              carried: {
                kind: 'home',
                session: homeSessionOf(session, {
                  ...{ title: recording.title, round: roundOf(session, recording), files: originals.length },
                  ...{ contact, askedBy: session.selfId, names },
                  guideId: findView(db, recordingId)?.guideId ?? null,
                  keeping: keepingOf(session, recording, until),
                }),
              },
              originals,
              sealTo: { recipients: [contact.recipient] },
              signer: { publicKey, secretKey },
              signal: context.signal,
              onPiece: packingProgress(originals, context),
            }),
          ),
        (writable, { sha256 }) => {
          // it may have been destroyed while it was packed
          requireWatchable(session, recordingId);
          insertHandedOver(writable, {
            ...{ bundleId: id, recordingId, contactId: contact.id, name: contact.name },
            ...{ until, madeAt: session.clock.now(), sha256 },
          });
          appendLog(writable, session, { kind: 'custody', what: 'handedOver', bundleId: id });
        },
      );
      return { bundleId: id, ...written, until };
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
