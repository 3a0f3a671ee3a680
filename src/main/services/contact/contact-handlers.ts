import { listContacts, listSealedTo } from '../../store/repositories/contact-repository.ts';
import type { JobHandlers, MutationHandlers, QueryHandlers } from '../handlers.ts';
import {
  addContact,
  confirmContact,
  describeOwnCard,
  loseContact,
  readCard,
  removeContact,
  replaceContact,
} from './contact-service.ts';
import { saveCardJob } from './save-card-job.ts';

export const contactJobs: JobHandlers<'card.save'> = { 'card.save': saveCardJob };

export const contactQueries: QueryHandlers<'card.own' | 'card.read' | 'contact.list' | 'contact.sealed'> = {
  'card.own': (_input, session) => describeOwnCard(session),
  'card.read': (input, session) => readCard(session, input.card),
  'contact.list': (_input, { db }) => listContacts(db),
  'contact.sealed': (input, { db }) => listSealedTo(db, input.contactId),
};

export const contactMutations: MutationHandlers<
  'contact.add' | 'contact.confirm' | 'contact.lose' | 'contact.replace' | 'contact.remove'
> = {
  'contact.add': (input, context) => addContact(context, input),
  'contact.confirm': (input, context) => confirmContact(context, input.contactId),
  'contact.lose': (input, context) => loseContact(context, input.contactId),
  'contact.replace': (input, context) => replaceContact(context, input),
  'contact.remove': (input, context) => {
    removeContact(context, input.contactId);
    return {};
  },
};
