import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { intentionId } from '../../../shared/model/ids.ts';
import { deleteIntention, listIntentions, putIntention } from '../../store/repositories/home-repository.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
import type { MutationContext, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { homeCoach } from './home-coach.ts';
import { homeTrajectory } from './home-trajectory.ts';

export const homeQueries: QueryHandlers<'home.trajectory' | 'home.coach'> = {
  'home.trajectory': (_input, session) => homeTrajectory(session),
  'home.coach': (_input, session) => homeCoach(session),
};

export const homeMutations: MutationHandlers<'intention.put'> = {
  'intention.put': (input, context) => writeIntention(context, input),
};

/** One for each round; an empty text takes it away. @throws `roundNotFound` */
function writeIntention(
  { db, session }: MutationContext,
  { roundId, text }: ParsedInputOf<'intention.put'>,
): OutputOf<'intention.put'> {
  if (!listRounds(db).some(({ id }) => id === roundId)) throw new KijkkringError('roundNotFound');
  const before = listIntentions(db).find((one) => one.roundId === roundId);
  if (text === '') {
    if (before !== undefined) deleteIntention(db, before.id);
    return { intention: null };
  }
  const written = {
    id: before?.id ?? intentionId.parse(session.ids.next()),
    trajectoryId: session.trajectoryId,
    roundId,
    text,
  };
  putIntention(db, written);
  return { intention: written };
}
