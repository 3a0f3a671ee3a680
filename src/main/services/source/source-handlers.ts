import type { QueryHandlers } from '../handlers.ts';
import { listFolder, saveTarget } from './folder-listing.ts';
import { sourcePlaces } from './source-places.ts';

export const sourceQueries: QueryHandlers<'source.places' | 'source.list' | 'source.saveTarget'> = {
  'source.places': async () => ({ places: await sourcePlaces() }),
  'source.list': ({ path, what }) => listFolder(path, what),
  'source.saveTarget': ({ folder, name }) => saveTarget(folder, name),
};
