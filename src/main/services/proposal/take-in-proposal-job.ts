import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ProposedSpan } from '../../../shared/model/bundle-proposal.ts';
import type { ReadProposalBundle } from '../../bundle/proposal-bundle-reader.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import {
  findReceivedProposal,
  insertTakenProposal,
  isProposalTaken,
  putReceivedProposal,
} from '../../store/repositories/proposal-repository.ts';
import { findRecording } from '../../store/repositories/recording-repository.ts';
import { appendLog } from '../log/log-service.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { isOwn } from '../recording/ownership.ts';
import { timelineOf } from '../recording/timeline.ts';
import { requireWatchable } from '../retention/deadlines.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { snapSpan } from '../viewing/fragment-service.ts';
import { readProposals } from './proposal-service.ts';

type Input = ParsedInputOf<'proposal.takeIn'>;
type Output = OutputOf<'proposal.takeIn'>;

/** Lets proposals wait for the owner of the recording: all of a package, or nothing of it. A second time changes nothing. */
export function takeInProposalJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [input.path]),
    run: async ({ path }) => {
      const bundle = await readProposals(session, path);
      requireTrue(session, bundle);
      const { bundleId } = bundle.manifest;
      const proposals = bundle.session.proposals.length;
      if (isProposalTaken(session.db, bundleId)) return { bundleId, proposals, alreadyHere: true };
      requireOwnFilm(session, bundle);
      session.change((db) => {
        for (const span of bundle.session.proposals) keep(db, session, bundle, span);
        insertTakenProposal(db, bundleId, session.clock.now());
        appendLog(db, session, { kind: 'custody', what: 'proposalTaken', bundleId });
      });
      return { bundleId, proposals, alreadyHere: false };
    },
    // it is read whole and kept in one transaction
    discard: async () => undefined,
  };
}

/** @throws `bundleSignatureInvalid`, `bundleExpired` */
function requireTrue(session: Session, { manifest, signature }: ReadProposalBundle): void {
  if (signature !== 'valid') throw new KijkkringError('bundleSignatureInvalid');
  const { until } = manifest;
  if (until < strictDayOf(session)) throw new KijkkringError('bundleExpired', { until });
}

/**
 * It is about a film that the owner has, and every stretch lies in it.
 * @throws `proposalRecordingMissing`, `recordingExpired`, `recordingDestroyed`, `recordingNotReady`, `fragmentOutside`, `fragmentEmpty`
 */
function requireOwnFilm(session: Session, { session: carried }: ReadProposalBundle): void {
  const about = findRecording(session.db, carried.recordingId);
  if (about === null || !isOwn(session, about)) throw new KijkkringError('proposalRecordingMissing');
  requireWatchable(session, about.id);
  const timeline = timelineOf(session.db, about.id);
  for (const { inUs, outUs } of carried.proposals) snapSpan(timeline, inUs, outUs);
}

/** A version that is here already stays as it was left. @throws `bundleSignatureInvalid` for the proposal of somebody else */
function keep(
  db: WritableDb,
  session: Session,
  { manifest, session: carried }: ReadProposalBundle,
  { id, inUs, outUs, title, why }: ProposedSpan,
): void {
  const { author } = manifest;
  const { recordingId } = carried;
  const before = findReceivedProposal(db, id);
  if (before !== null && (before.authorKey !== author.publicKey || before.recordingId !== recordingId))
    throw new KijkkringError('bundleSignatureInvalid');
  const isSame =
    before?.inUs === inUs && before.outUs === outUs && before.title === title && before.why === why;
  if (isSame) return;
  putReceivedProposal(db, {
    ...{ proposalId: id, recordingId, inUs, outUs, title, why },
    ...{ authorName: author.name, authorKey: author.publicKey },
    ...{ state: 'waiting', receivedAt: session.clock.now() },
  });
}
