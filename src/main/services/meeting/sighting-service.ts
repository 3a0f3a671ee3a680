import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { clipSpans } from '../../../shared/kernels/spans.ts';
import type { Proposal, Sighting } from '../../../shared/model/class.ts';
import { sightingId } from '../../../shared/model/ids.ts';
import type { ReadableDb, WritableDb } from '../../store/database.ts';
import { listReleases } from '../../store/repositories/meeting-repository.ts';
import {
  findFocus,
  listProposals,
  listSightings,
  putFocus,
  putProposal,
  putSighting,
} from '../../store/repositories/sighting-repository.ts';
import { findParticipant } from '../../store/repositories/trajectory-repository.ts';
import { listFragments } from '../../store/repositories/viewing-repository.ts';
import { requirePupil } from '../class/class-service.ts';
import type { MutationContext } from '../handlers.ts';
import { requireFragment } from '../viewing/fragment-service.ts';

/**
 * Stores whether a pupil is seen or heard in a fragment. Yes without spans means all of it.
 * @throws `fragmentNotFound`, `pupilNotFound`, `fragmentOutside` when no span lies in the fragment
 */
export function answerSighting(
  { db, session }: MutationContext,
  { fragmentId, pupilId, answer, spans }: ParsedInputOf<'sighting.answer'>,
): Sighting {
  const fragment = requireFragment(db, fragmentId);
  requirePupil(db, pupilId);
  const whole = { startUs: fragment.inUs, endUs: fragment.outUs };
  const seen = answer === 'no' ? [] : clipSpans(spans ?? [whole], whole);
  if (answer === 'yes' && seen.length === 0) throw new KijkkringError('fragmentOutside');
  const before = listSightings(db, fragmentId).find((one) => one.pupilId === pupilId);
  const id = before?.id ?? sightingId.parse(session.ids.next());
  const stored: Sighting = { id, fragmentId, pupilId, answer, spans: seen };
  putSighting(db, stored);
  return stored;
}

/** @throws `fragmentNotFound`, `pupilNotFound` */
export function setFocus(db: WritableDb, input: ParsedInputOf<'fragment.focus'>): OutputOf<'fragment.focus'> {
  requireFragment(db, input.fragmentId);
  if (input.pupilId !== null) requirePupil(db, input.pupilId);
  putFocus(db, input.fragmentId, input.pupilId);
  return input;
}

/**
 * Remembers that a begeleider proposed a fragment, which releases nothing. Who it was is never taken from a caller's word: it is asked by who
 * verified her signature.
 * @throws `fragmentNotFound`, `participantNotFound`, `notAllowed` for anybody but a begeleider
 */
export function proposeFragment(
  { db, session }: MutationContext,
  { fragmentId, proposedBy }: Omit<Proposal, 'proposedAt'>,
): Proposal {
  requireFragment(db, fragmentId);
  const coach = findParticipant(db, proposedBy);
  if (coach === null) throw new KijkkringError('participantNotFound');
  if (coach.role !== 'coach') throw new KijkkringError('notAllowed', { right: 'owner' });
  const proposed: Proposal = { fragmentId, proposedBy, proposedAt: session.clock.now() };
  putProposal(db, proposed);
  return proposed;
}

/** How far each fragment of a recording is. A revoked fragment that is proposed again is proposed. */
export function fragmentStates(db: ReadableDb, recordingId: string): OutputOf<'fragment.states'> {
  const releases = listReleases(db, null);
  const proposals = new Map(listProposals(db).map((one) => [one.fragmentId, one]));
  return listFragments(db, recordingId).map(({ id: fragmentId }) => {
    const ofThis = releases.filter((release) => release.fragmentId === fragmentId);
    const proposed = proposals.get(fragmentId);
    const lastRevoked = Math.max(-1, ...ofThis.map(({ revokedAt }) => revokedAt ?? -1));
    const isReleased = ofThis.some(({ revokedAt }) => revokedAt === null);
    const isProposed = proposed !== undefined && proposed.proposedAt > lastRevoked;
    const before = ofThis.length > 0 ? 'revoked' : 'concept';
    return {
      fragmentId,
      state: isReleased ? 'released' : isProposed ? 'proposed' : before,
      proposedBy: proposed?.proposedBy ?? null,
      focus: findFocus(db, fragmentId),
    };
  });
}
