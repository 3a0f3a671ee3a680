import { KijkkringError } from '../../../shared/errors.ts';
import { listDestructionReports } from '../../store/repositories/erasure-repository.ts';
import type { QueryHandlers, SessionHandlers } from '../handlers.ts';
import type { Session } from '../session.ts';
import { destroyNames, removePupil } from './destroy-names.ts';
import { destroyRecording } from './destroy-recording.ts';
import { forgetBundle } from './forget-bundle.ts';

export const retentionQueries: QueryHandlers<'destruction.list'> = {
  'destruction.list': (_input, { db }) => listDestructionReports(db),
};

/** What can't be undone asks for the passphrase, unless it was typed a moment ago (as DECISIONS 25 does for releasing). */
export const retentionActions: SessionHandlers<
  'recording.destroy' | 'names.destroy' | 'pupil.remove' | 'bundle.forget'
> = {
  'recording.destroy': ({ recordingId }, session) =>
    destroyRecording(confirmed(session), { recordingId, cause: 'owner' }),
  'names.destroy': (_input, session) => destroyNames(confirmed(session)),
  'pupil.remove': ({ pupilId }, session) => removePupil(confirmed(session), pupilId),
  'bundle.forget': ({ bundleId }, session) => forgetBundle(confirmed(session), { bundleId, cause: 'owner' }),
};

/** @throws `passphraseNeeded` */
function confirmed(session: Session): Session {
  if (!session.passphraseFresh()) throw new KijkkringError('passphraseNeeded');
  return session;
}
