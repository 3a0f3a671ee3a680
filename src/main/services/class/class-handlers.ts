import { setHidden } from '../../store/repositories/name-repository.ts';
import { listSightings } from '../../store/repositories/sighting-repository.ts';
import type { MutationHandlers, QueryHandlers, SessionHandlers } from '../handlers.ts';
import { answerSighting, fragmentStates, setFocus } from '../meeting/sighting-service.ts';
import {
  addGroup,
  assignGroup,
  changeGroup,
  describeClass,
  recordConsent,
  removeConsent,
  removeGroup,
  stateClass,
} from './class-service.ts';
import { importPupils, previewPupils } from './pupil-import.ts';
import { previewWithdrawal, withdrawPupil } from './withdrawal-service.ts';

export const classQueries: QueryHandlers<
  'class.get' | 'class.previewPupils' | 'sighting.list' | 'fragment.states' | 'withdrawal.preview'
> = {
  'class.get': (_input, { db }) => describeClass(db),
  'class.previewPupils': (input, { db }) => previewPupils(db, input.base64),
  'sighting.list': (input, { db }) => input.fragmentIds.flatMap((id) => listSightings(db, id)),
  'fragment.states': (input, { db }) => fragmentStates(db, input.recordingId),
  'withdrawal.preview': (input, { db }) => previewWithdrawal(db, input.pupilId),
};

export const classActions: SessionHandlers<'withdrawal.withdraw'> = {
  'withdrawal.withdraw': (input, session) => withdrawPupil(session, input),
};

export const classMutations: MutationHandlers<
  | 'class.state'
  | 'class.importPupils'
  | 'names.hide'
  | 'consent.put'
  | 'consent.remove'
  | 'group.add'
  | 'group.rename'
  | 'group.remove'
  | 'group.assign'
  | 'sighting.answer'
  | 'fragment.focus'
> = {
  'class.state': (input, context) => stateClass(context, input),
  'class.importPupils': (input, context) => importPupils(context, input),
  'names.hide': (input, { db }) => {
    setHidden(db, input.hidden);
    return input;
  },
  'consent.put': (input, context) => recordConsent(context, input),
  'consent.remove': (input, context) => {
    removeConsent(context, input);
    return {};
  },
  'group.add': (input, context) => addGroup(context, input.name),
  'group.rename': (input, { db }) => changeGroup(db, input.groupId, input.name),
  'group.remove': (input, { db }) => {
    removeGroup(db, input.groupId);
    return {};
  },
  'group.assign': (input, { db }) => {
    assignGroup(db, input.pupilId, input.groupId);
    return {};
  },
  'sighting.answer': (input, context) => answerSighting(context, input),
  'fragment.focus': (input, { db }) => setFocus(db, input),
};
