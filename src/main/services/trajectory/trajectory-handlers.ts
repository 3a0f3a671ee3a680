import {
  getTrajectory,
  listLearningQuestions,
  listParticipants,
  listPupils,
  listRounds,
} from '../../store/repositories/trajectory-repository.ts';
import type { MutationHandlers, QueryHandlers } from '../handlers.ts';
import {
  addParticipant,
  addPupil,
  changeParticipant,
  placePupil,
  putLearningQuestion,
  removeParticipant,
  renamePupil,
  retitleTrajectory,
} from './trajectory-service.ts';

export const trajectoryQueries: QueryHandlers<'trajectory.get'> = {
  'trajectory.get': (_input, { db }) => ({
    trajectory: getTrajectory(db),
    rounds: listRounds(db),
    participants: listParticipants(db),
    learningQuestions: listLearningQuestions(db),
    pupils: listPupils(db),
  }),
};

export const trajectoryMutations: MutationHandlers<
  | 'trajectory.rename'
  | 'participant.add'
  | 'participant.update'
  | 'participant.remove'
  | 'learningQuestion.put'
  | 'pupil.add'
  | 'pupil.place'
  | 'pupil.rename'
> = {
  'trajectory.rename': (input, { db }) => retitleTrajectory(db, input.trajectoryId, input.title),
  'participant.add': (input, context) => addParticipant(context, input),
  'participant.update': (input, { db }) => changeParticipant(db, input.participantId, input),
  'participant.remove': (input, { db }) => {
    removeParticipant(db, input.participantId);
    return {};
  },
  'learningQuestion.put': (input, context) => putLearningQuestion(context, input),
  'pupil.place': ({ pupilId, row, column }, { db }) => placePupil(db, pupilId, { row, column }),
  'pupil.add': (input, context) => addPupil(context, input),
  'pupil.rename': (input, { db }) => renamePupil(db, input.pupilId, input.firstName),
};
