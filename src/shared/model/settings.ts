import { z } from 'zod';

/**
 * What is known before a library is open. It lies in a plain file, so it holds no name, title or text of anybody.
 * A choice that is missing or not understood takes its default.
 */
export const appSettings = z.object({
  language: z.enum(['nl', 'en']).default('nl'),
  textSize: z.enum(['normal', 'larger', 'largest']).default('normal'),
  /** `byScreen`: daylight for work, theatre for looking. */
  theme: z.enum(['byScreen', 'daglicht', 'theater']).default('byScreen'),
  contrast: z.enum(['system', 'more']).default('system'),
  motion: z.enum(['system', 'less']).default('system'),
  role: z.enum(['teacher', 'coach', 'both']).default('teacher'),
  /** `later`: "Nu niet. Herinner me eraan op school." */
  recoverySheet: z.enum(['ask', 'later']).default('ask'),
});
export type AppSettings = z.infer<typeof appSettings>;

export const appRole = appSettings.shape.role.unwrap();
export type AppRole = z.infer<typeof appRole>;

/** `practice` holds a drawn lesson and is open to everyone; `own` is somebody's. */
export const libraryKind = z.enum(['own', 'practice']);
export type LibraryKind = z.infer<typeof libraryKind>;
