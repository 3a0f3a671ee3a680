import { z } from 'zod';
import { recordingId } from './ids.ts';
import { mediaTimeUs } from './scalars.ts';

/** How a recording was last looked at; the first time is always `first`, bare and from the start. */
export const viewState = z.object({
  recordingId,
  positionUs: mediaTimeUs,
  /** The furthest place that was seen. */
  furthestUs: mediaTimeUs,
  mode: z.enum(['first', 'guide']),
  guideId: z.string().max(64).nullable(),
  /** Codes of the items that are lit; empty means: the three that the guide starts with. */
  litItems: z.array(z.string().max(8)).max(100),
  rows: z.enum(['guide', 'pupils']),
});
export type ViewState = z.infer<typeof viewState>;
