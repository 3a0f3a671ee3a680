import { z } from 'zod';
import { fileName, line } from '../model/scalars.ts';
import { query, sessionChange } from './procedure.ts';

const path = z.string().min(1).max(4096);

/**
 * Choosing files in a shell that has no dialog of its own. Names and sizes only, never content; allowed while locked, because the very
 * first start may begin with a bundle on a stick.
 */
export const sourceContract = {
  'source.places': query({
    summary: 'Folders in which people keep films: their own, and drives that can be taken out.',
    right: 'anyone',
    input: z.object({}),
    output: z.object({
      places: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['documents', 'videos', 'downloads', 'desktop', 'home', 'drive']),
          path,
          /** Name of a drive; null for the folders that everybody has. */
          name: z.string().nullable(),
        }),
      ),
    }),
  }),
  'source.list': query({
    summary: 'What a folder holds that can be opened: folders, and films or bundles.',
    right: 'anyone',
    input: z.object({ path, what: z.enum(['films', 'bundles']).default('films') }),
    output: z.object({
      /** Null at the top of a drive. */
      parent: path.nullable(),
      folders: z.array(z.object({ name: z.string(), path })),
      files: z.array(z.object({ name: z.string(), path, bytes: z.int(), modifiedAt: z.int() })),
    }),
  }),
  'source.saveTarget': query({
    summary:
      'The path under which a new file can come to stand, with a number where its name is taken, and the room there.',
    right: 'owner',
    input: z.object({ folder: path, name: line }),
    output: z.object({ path, freeBytes: z.int() }),
  }),
  'source.offer': sessionChange({
    summary: 'A page has a file of which it knows no path: from now on its bytes can be asked of it.',
    right: 'owner',
    input: z.object({ name: fileName, bytes: z.int().nonnegative() }),
    output: z.object({ offerId: z.uuid() }),
  }),
  'source.withdraw': sessionChange({
    summary: 'A page that goes away had these files: nobody has to wait for their bytes.',
    right: 'owner',
    input: z.object({ offerIds: z.array(z.uuid()).max(1000) }),
    output: z.object({}),
  }),
} as const;
