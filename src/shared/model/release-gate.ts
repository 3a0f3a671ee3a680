import { z } from 'zod';
import { span } from './class.ts';
import { fragmentId, pupilId } from './ids.ts';

/**
 * Something that keeps a fragment from being released or from going along: no class statement, a pupil who may not be
 * recognisable and was not asked about, one who is seen or heard (with the spans that are not covered), a
 * cover that was not looked at since it changed, a
 * leerlingbespreking without its pupil, or a pupil in the centre without an agreement for that.
 */
export const openPoint = z.object({
  kind: z.enum(['statement', 'unanswered', 'seen', 'unconfirmed', 'focusUnnamed', 'focusAgreement']),
  fragmentId: fragmentId.nullable(),
  pupilId: pupilId.nullable(),
  spans: z.array(span),
});
export type OpenPoint = z.infer<typeof openPoint>;
