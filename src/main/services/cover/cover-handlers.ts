import { listCovers } from '../../store/repositories/cover-repository.ts';
import type { MutationHandlers, QueryHandlers } from '../handlers.ts';
import { addCover, changeCover, confirmCover, removeCover } from './cover-service.ts';

export const coverQueries: QueryHandlers<'cover.list'> = {
  'cover.list': (input, { db }) => input.fragmentIds.flatMap((id) => listCovers(db, id)),
};

export const coverMutations: MutationHandlers<
  'cover.add' | 'cover.update' | 'cover.remove' | 'cover.confirm'
> = {
  'cover.add': (input, context) => addCover(context, input),
  'cover.update': (input, context) => changeCover(context, input),
  'cover.remove': (input, { db }) => {
    removeCover(db, input.coverId);
    return {};
  },
  'cover.confirm': (input, context) => confirmCover(context, input.coverId),
};
