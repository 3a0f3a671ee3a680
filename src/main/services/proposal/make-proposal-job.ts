import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ProposedSpan } from '../../../shared/model/bundle-proposal.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import { bundleId, proposalId } from '../../../shared/model/ids.ts';
import type { WatchedAlong } from '../../../shared/model/watch.ts';
import { writeProposalBundle } from '../../bundle/proposal-bundle-writer.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findContactBySigningKey } from '../../store/repositories/contact-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { findWatchedAlong } from '../../store/repositories/watch-repository.ts';
import { withoutPupilNames } from '../bundle/names-that-leave.ts';
import { requireUsableContact } from '../contact/contact-service.ts';
import { ownName } from '../custody/home-session.ts';
import { appendLog } from '../log/log-service.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { requireFragment } from '../viewing/fragment-service.ts';

type Input = ParsedInputOf<'proposal.make'>;
type Output = OutputOf<'proposal.make'>;

/** As long as a line may be. */
const LONGEST_TITLE = 200;

/** Proposes fragments to the owner of the recording they are of, sealed to the card that signed it and to nobody else. */
export function makeProposalJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async ({ recordingId, fragmentIds, target }, { signal }) => {
      const { db } = session;
      requireWatchable(session, recordingId);
      const watched = findWatchedAlong(db, recordingId);
      if (watched === null) throw new KijkkringError('proposalNothing');
      const proposals = [...new Set(fragmentIds)].map((id) => proposedOf(db, recordingId, id));
      const id = bundleId.parse(session.ids.next());
      const { public: publicKey, secret: secretKey } = getLibraryKey(db, 'signing');
      const written = await writeProposalBundle({
        ...{ target, signal, signer: { publicKey, secretKey } },
        manifest: { bundleId: id, author: { name: ownName(session), publicKey }, until: watched.until },
        session: {
          ...{ format: 'kijkkring-proposal', version: 1 },
          ...{ recordingId: watched.originalId, proposals },
        },
        sealTo: { recipients: [ownerCard(db, watched).recipient] },
      });
      session.change((writable) =>
        appendLog(writable, session, { kind: 'custody', what: 'proposalMade', bundleId: id }),
      );
      return { bundleId: id, ...written, proposals: proposals.length };
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}

/** It keeps the id of the fragment, so that a later version takes its place. @throws `fragmentNotFound` */
function proposedOf(db: ReadableDb, recordingId: string, id: string): ProposedSpan {
  const { recordingId: of, inUs, outUs, title, why } = requireFragment(db, id);
  if (of !== recordingId) throw new KijkkringError('fragmentNotFound');
  return {
    ...{ id: proposalId.parse(id), inUs, outUs, why: withoutPupilNames(db, why) },
    title: withoutPupilNames(db, title).slice(0, LONGEST_TITLE).trim(),
  };
}

/** @throws `contactNotFound`, `contactLost` */
function ownerCard(db: ReadableDb, { authorKey }: WatchedAlong): Contact {
  const found = findContactBySigningKey(db, authorKey);
  if (found === null) throw new KijkkringError('contactNotFound');
  return requireUsableContact(db, found.id);
}
