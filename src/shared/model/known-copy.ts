import { z } from 'zod';
import { recordingId } from './ids.ts';
import { timestampMs } from './scalars.ts';

/**
 * Something of a recording that is known to lie outside this library: what it was read in from (`source`), the sealed package that
 * it came in (`home`), a package made here with fragments of it (`release`), or all of it, with who watches along
 * (`watch`) or goes on with it (`handedOver`).
 */
export const knownCopy = z.object({
  /** Of the recording for `source` and `home`; of the package for `release`, which may hold fragments of several recordings, `watch` and `handedOver`. */
  copyId: z.uuid(),
  recordingId,
  kind: z.enum(['source', 'home', 'release', 'watch', 'handedOver']),
  /** Full paths, where they are known: a page that offers a file tells none. */
  paths: z.array(z.string()),
  /** Whose key cards a package was sealed to; none when it was sealed with words. */
  sealedTo: z.array(z.string()),
  madeAt: timestampMs,
  /** When its owner said, or Kijkkring saw to it, that it is gone. */
  goneAt: timestampMs.nullable(),
  /** Kijkkring can wipe it, once it has checked that it is the film that is here. */
  wipeable: z.boolean(),
});
export type KnownCopy = z.infer<typeof knownCopy>;
