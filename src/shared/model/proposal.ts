import { z } from 'zod';
import { fragmentId, proposalId, recordingId } from './ids.ts';
import { freeText, line, mediaTimeUs } from './scalars.ts';

/** How a proposal differs from a fragment that its owner has already, in microseconds: below zero is earlier. */
export const proposalDifference = z.object({
  fragmentId,
  /** Of that fragment. */
  title: line,
  beginUs: z.int(),
  endUs: z.int(),
});
export type ProposalDifference = z.infer<typeof proposalDifference>;

/** A proposal of the begeleider that waits for the owner of the recording. */
export const waitingProposal = z.object({
  proposalId,
  recordingId,
  inUs: mediaTimeUs,
  outUs: mediaTimeUs,
  title: line,
  why: freeText,
  /** Of her key card, or else what she calls herself. */
  sender: z.object({ name: line, confirmed: z.boolean() }),
  /** Null when it is about another stretch than any fragment here. */
  difference: proposalDifference.nullable(),
});
export type WaitingProposal = z.infer<typeof waitingProposal>;
