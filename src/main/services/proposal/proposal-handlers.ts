import type { JobHandlers, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { makeProposalJob } from './make-proposal-job.ts';
import {
  acceptProposal,
  declineProposal,
  describeProposals,
  listProposals,
  readProposals,
} from './proposal-service.ts';
import { takeInProposalJob } from './take-in-proposal-job.ts';

export const proposalQueries: QueryHandlers<'proposal.inspect' | 'proposal.list'> = {
  'proposal.inspect': async ({ path }, session) =>
    describeProposals(session, await readProposals(session, path)),
  'proposal.list': (_input, session) => listProposals(session),
};

export const proposalMutations: MutationHandlers<'proposal.accept' | 'proposal.decline'> = {
  'proposal.accept': ({ proposalId }, context) => acceptProposal(context, proposalId),
  'proposal.decline': ({ proposalId }, context) => {
    declineProposal(context, proposalId);
    return {};
  },
};

export const proposalJobs: JobHandlers<'proposal.make' | 'proposal.takeIn'> = {
  'proposal.make': makeProposalJob,
  'proposal.takeIn': takeInProposalJob,
};
