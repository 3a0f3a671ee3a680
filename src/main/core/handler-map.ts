import { invariant } from '../../shared/assert.ts';
import type { NameOfKind } from '../../shared/contract/contract.ts';
import type { JobDefinition } from '../jobs/job-runner.ts';
import { angleJobs, angleMutations, angleQueries } from '../services/angle/angle-handlers.ts';
import { bundleJobs, bundleQueries } from '../services/bundle/bundle-handlers.ts';
import { classMutations, classQueries } from '../services/class/class-handlers.ts';
import { contactJobs, contactMutations, contactQueries } from '../services/contact/contact-handlers.ts';
import { copyJobs, copyMutations, copyQueries } from '../services/copy/copy-handlers.ts';
import { coverMutations, coverQueries } from '../services/cover/cover-handlers.ts';
import { custodyJobs, custodyQueries } from '../services/custody/custody-handlers.ts';
import type { JobHandlers, MutationContext, MutationHandlers, QueryHandlers } from '../services/handlers.ts';
import { homeMutations, homeQueries } from '../services/home/home-handlers.ts';
import { libraryQueries } from '../services/library/library-handlers.ts';
import { logJobs, logQueries } from '../services/log/log-handlers.ts';
import { meetingMutations, meetingQueries } from '../services/meeting/meeting-handlers.ts';
import { papersJobs, papersQueries } from '../services/papers/papers-handlers.ts';
import { proposalJobs, proposalMutations, proposalQueries } from '../services/proposal/proposal-handlers.ts';
import {
  recordingJobs,
  recordingMutations,
  recordingQueries,
} from '../services/recording/recording-handlers.ts';
import { recoveryQueries } from '../services/recovery/recovery-handlers.ts';
import {
  retentionJobs,
  retentionMutations,
  retentionQueries,
} from '../services/retention/retention-handlers.ts';
import type { Session } from '../services/session.ts';
import { sourceQueries } from '../services/source/source-handlers.ts';
import { subtitleJobs, subtitleMutations, subtitleQueries } from '../services/subtitle/subtitle-handlers.ts';
import { trajectoryMutations, trajectoryQueries } from '../services/trajectory/trajectory-handlers.ts';
import { viewMutations, viewQueries } from '../services/viewing/view-service.ts';
import { viewingMutations, viewingQueries } from '../services/viewing/viewing-handlers.ts';
import { watchJobs, watchMutations, watchQueries } from '../services/watch/watch-handlers.ts';
import { workMutations, workQueries } from '../services/work/work-handlers.ts';

/** Queries that the core answers itself, also without a library, are not among these. */
type StoredQuery = Exclude<NameOfKind<'query'>, 'app.state'>;

/** Every other query of the contract; one that is missing here does not compile. */
const queries: QueryHandlers<StoredQuery> = {
  ...angleQueries,
  ...subtitleQueries,
  ...libraryQueries,
  ...trajectoryQueries,
  ...classQueries,
  ...coverQueries,
  ...contactQueries,
  ...copyQueries,
  ...custodyQueries,
  ...watchQueries,
  ...proposalQueries,
  ...recordingQueries,
  ...sourceQueries,
  ...viewingQueries,
  ...meetingQueries,
  ...bundleQueries,
  ...logQueries,
  ...papersQueries,
  ...retentionQueries,
  ...recoveryQueries,
  ...viewQueries,
  ...homeQueries,
  ...workQueries,
};

const mutations: MutationHandlers<NameOfKind<'mutation'>> = {
  ...angleMutations,
  ...subtitleMutations,
  ...trajectoryMutations,
  ...classMutations,
  ...coverMutations,
  ...contactMutations,
  ...copyMutations,
  ...watchMutations,
  ...proposalMutations,
  ...recordingMutations,
  ...viewingMutations,
  ...meetingMutations,
  ...viewMutations,
  ...homeMutations,
  ...retentionMutations,
  ...workMutations,
};

const jobs: JobHandlers<NameOfKind<'job'>> = {
  ...angleJobs,
  ...subtitleJobs,
  ...recordingJobs,
  ...bundleJobs,
  ...logJobs,
  ...papersJobs,
  ...contactJobs,
  ...copyJobs,
  ...custodyJobs,
  ...watchJobs,
  ...retentionJobs,
  ...proposalJobs,
};

/** The router has parsed the input by the schema of this very name, which is what these three casts rest on. */
export function handleQuery(name: StoredQuery, input: unknown, session: Session | null): unknown {
  const handle = queries[name] as (input: unknown, session: Session | null) => unknown;
  return handle(input, session);
}

export function handleMutation(
  name: NameOfKind<'mutation'>,
  input: unknown,
  context: MutationContext,
): unknown {
  const handle = mutations[name] as (input: unknown, context: MutationContext) => unknown;
  return handle(input, context);
}

/** The definition behind a stored job's name. */
export function handleJob(name: string, session: Session): JobDefinition<unknown, unknown> {
  invariant(isJobName(name), 'a stored job of an unknown name');
  return jobs[name](session) as JobDefinition<unknown, unknown>;
}

function isJobName(name: string): name is NameOfKind<'job'> {
  return Object.hasOwn(jobs, name);
}
