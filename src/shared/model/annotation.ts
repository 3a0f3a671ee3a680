import { z } from 'zod';
import { actor, annotationKind } from './guide.ts';
import { annotationId, pupilId, recordingId } from './ids.ts';
import { freeText, mediaTimeUs } from './scalars.ts';

/** One item of a guide placed on the timeline; `endUs` is null for a point. */
export const annotation = z.object({
  id: annotationId,
  recordingId,
  guideId: z.string(),
  itemCode: z.string(),
  kind: annotationKind,
  actor,
  startUs: mediaTimeUs,
  endUs: mediaTimeUs.nullable(),
  pupilId: pupilId.nullable(),
  note: freeText,
});
export type Annotation = z.infer<typeof annotation>;
