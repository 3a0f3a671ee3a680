import { z } from 'zod';
import { bundleId, fragmentId, proposalId, recordingId } from '../model/ids.ts';
import { waitingProposal } from '../model/proposal.ts';
import { fragment } from '../model/recording.ts';
import { freeText, isoDate, line, mediaTimeUs } from '../model/scalars.ts';
import { sender } from './bundle-contract.ts';
import { job, mutation, query } from './procedure.ts';

const path = z.string().min(1);
const decision = { right: 'owner', history: 'never' } as const;

export const proposalContract = {
  'proposal.make': job({
    summary:
      'Propose fragments of a recording that you watch along with to its owner: times and words, no film.',
    right: 'owner',
    input: z.object({ recordingId, fragmentIds: z.array(fragmentId).min(1).max(50), target: path }),
    output: z.object({ bundleId, bytes: z.int(), sha256: z.string(), proposals: z.int() }),
  }),
  'proposal.inspect': query({
    summary: 'Read what a package with proposals says of itself; keeps nothing.',
    right: 'owner',
    input: z.object({ path }),
    output: z.object({
      bundleId,
      author: z.string(),
      signature: sender,
      until: isoDate,
      /** Of the recording it is about; null when that is not here. */
      recordingTitle: line.nullable(),
      proposals: z.array(z.object({ title: line, why: freeText, inUs: mediaTimeUs, outUs: mediaTimeUs })),
    }),
  }),
  'proposal.takeIn': job({
    summary: 'Let the proposals of a package wait for the owner; a second time changes nothing.',
    right: 'owner',
    input: z.object({ path }),
    output: z.object({ bundleId, proposals: z.int(), alreadyHere: z.boolean() }),
  }),
  'proposal.list': query({
    summary: 'The proposals that wait, each with how it differs from a fragment that is there.',
    right: 'owner',
    input: z.object({}),
    output: z.array(waitingProposal),
  }),
  'proposal.accept': mutation({
    ...decision,
    summary: 'Make a fragment of your own from a proposal; it releases nothing.',
    input: z.object({ proposalId }),
    output: fragment,
  }),
  'proposal.decline': mutation({
    ...decision,
    summary: 'Put a proposal aside.',
    input: z.object({ proposalId }),
    output: z.object({}),
  }),
} as const;
