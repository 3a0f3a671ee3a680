import type { OutputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { proposalDifference } from '../../../shared/kernels/proposal-difference.ts';
import type { Contact } from '../../../shared/model/contact.ts';
import type { WaitingProposal } from '../../../shared/model/proposal.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { type ReadProposalBundle, readProposalBundle } from '../../bundle/proposal-bundle-reader.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findContactBySigningKey } from '../../store/repositories/contact-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import {
  findReceivedProposal,
  listWaitingProposals,
  type ReceivedProposal,
  setProposalState,
} from '../../store/repositories/proposal-repository.ts';
import { findRecording, listRecordings } from '../../store/repositories/recording-repository.ts';
import { findParticipant } from '../../store/repositories/trajectory-repository.ts';
import { listFragments } from '../../store/repositories/viewing-repository.ts';
import { describeSender } from '../bundle/bundle-facts.ts';
import { isComparedAndInUse } from '../contact/compared-card.ts';
import type { MutationContext } from '../handlers.ts';
import { proposeFragment } from '../meeting/sighting-service.ts';
import { isOwn } from '../recording/ownership.ts';
import { isPast } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { addFragment } from '../viewing/fragment-service.ts';

/** Reads it by the key of this library's card. @throws what `readProposalBundle` throws */
export function readProposals({ db }: Session, path: string): Promise<ReadProposalBundle> {
  return readProposalBundle(path, getLibraryKey(db, 'age').secret);
}

/** What it says of itself, how sure its sender is, and which recording it is about. */
export function describeProposals(
  session: Session,
  { manifest, session: carried, signature }: ReadProposalBundle,
): OutputOf<'proposal.inspect'> {
  const about = findRecording(session.db, carried.recordingId);
  return {
    bundleId: manifest.bundleId,
    author: manifest.author.name,
    signature: describeSender(session, manifest.author.publicKey, signature),
    until: manifest.until,
    recordingTitle: about !== null && isOwn(session, about) ? about.title : null,
    proposals: carried.proposals.map(({ title, why, inUs, outUs }) => ({ title, why, inUs, outUs })),
  };
}

/** Those about a recording that can still be watched. */
export function listProposals(session: Session): WaitingProposal[] {
  const { db } = session;
  const films = new Set<string>(
    listRecordings(db)
      .filter((one) => one.state === 'ready' && isOwn(session, one) && !isPast(session, one))
      .map(({ id }) => id),
  );
  return listWaitingProposals(db)
    .filter(({ recordingId }) => films.has(recordingId))
    .map((one) => {
      const { proposalId, recordingId, inUs, outUs, title, why } = one;
      const difference = proposalDifference(one, listFragments(db, recordingId));
      return { proposalId, recordingId, inUs, outUs, title, why, sender: senderOf(db, one), difference };
    });
}

/**
 * Makes it a concept of the owner's own, on her own frames. That a begeleider proposed it is remembered where the key that signed it is
 * that of her card, its words were compared and it is in use; what only bears her name is a fragment like any other.
 * @throws `proposalNotFound`, `fragmentOutside`, `fragmentEmpty`, `recordingDestroyed`
 */
export function acceptProposal(context: MutationContext, proposalId: string): Fragment {
  const { db } = context;
  const { recordingId, inUs, outUs, title, why, authorKey } = requireWaiting(db, proposalId);
  const fragment = addFragment(context, { recordingId, inUs, outUs, title, why });
  const card = findContactBySigningKey(db, authorKey);
  const proposedBy = card !== null && isComparedAndInUse(card) ? card.participantId : null;
  if (proposedBy !== null && findParticipant(db, proposedBy)?.role === 'coach')
    proposeFragment(context, { fragmentId: fragment.id, proposedBy });
  setProposalState(db, proposalId, 'accepted');
  return fragment;
}

/** @throws `proposalNotFound` */
export function declineProposal({ db }: MutationContext, proposalId: string): void {
  requireWaiting(db, proposalId);
  setProposalState(db, proposalId, 'declined');
}

function requireWaiting(db: ReadableDb, proposalId: string): ReceivedProposal {
  const found = findReceivedProposal(db, proposalId);
  if (found?.state !== 'waiting') throw new KijkkringError('proposalNotFound');
  return found;
}

/** The name on her card, and whether its words were compared; else the one that she gives herself, which proves nothing. */
function senderOf(db: ReadableDb, { authorKey, authorName }: ReceivedProposal): WaitingProposal['sender'] {
  const contact: Contact | null = findContactBySigningKey(db, authorKey);
  return { name: contact?.name ?? authorName, confirmed: contact !== null && isComparedAndInUse(contact) };
}
