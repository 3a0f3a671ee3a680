import { KijkkringError } from '../../../shared/errors.ts';
import { listDestructionReports } from '../../store/repositories/erasure-repository.ts';
import type { JobHandlers, MutationHandlers, QueryHandlers, SessionHandlers } from '../handlers.ts';
import type { Session } from '../session.ts';
import { destroyNames, removePupil } from './destroy-names.ts';
import { destroyRecording } from './destroy-recording.ts';
import { dropOriginal } from './drop-original.ts';
import { forgetBundle } from './forget-bundle.ts';
import { renderReleasedJob } from './render-released-job.ts';
import { confirmDate, describeRetention, extendRecording, setTerms } from './retention-service.ts';

export const retentionQueries: QueryHandlers<'destruction.list' | 'retention.get'> = {
  'retention.get': (_input, session) => describeRetention(session),
  'destruction.list': (_input, { db }) => listDestructionReports(db),
};

export const retentionMutations: MutationHandlers<'retention.extend' | 'retention.setTerms'> = {
  'retention.extend': (input, context) => extendRecording(context, input),
  'retention.setTerms': (input, context) => setTerms(context, input),
};

export const retentionJobs: JobHandlers<'release.render'> = { 'release.render': renderReleasedJob };

/** What can't be undone asks for the passphrase, unless it was typed a moment ago (as DECISIONS 25 does for releasing). */
export const retentionActions: SessionHandlers<
  | 'recording.destroy'
  | 'recording.dropOriginal'
  | 'names.destroy'
  | 'pupil.remove'
  | 'bundle.forget'
  | 'retention.confirmDate'
> = {
  'retention.confirmDate': async ({ day }, session) => {
    await confirmDate(session, day);
    return {};
  },
  'recording.destroy': ({ recordingId, released }, session) =>
    destroyRecording(confirmed(session), { recordingId, cause: 'owner', released }),
  'recording.dropOriginal': async ({ recordingId }, session) => {
    await dropOriginal(confirmed(session), recordingId);
    return {};
  },
  'names.destroy': (_input, session) => destroyNames(confirmed(session)),
  'pupil.remove': ({ pupilId }, session) => removePupil(confirmed(session), pupilId),
  'bundle.forget': ({ bundleId }, session) => forgetBundle(confirmed(session), { bundleId, cause: 'owner' }),
};

/** @throws `passphraseNeeded` */
function confirmed(session: Session): Session {
  if (!session.passphraseFresh()) throw new KijkkringError('passphraseNeeded');
  return session;
}
