import { z } from 'zod';
import { COVER_UNITS } from './cover-units.ts';
import { coverId, fragmentId, pupilId } from './ids.ts';
import { mediaTimeUs, timestampMs } from './scalars.ts';

const place = z.int().min(0).max(COVER_UNITS);
const extent = z.int().min(1).max(COVER_UNITS);

/** A rectangle on the displayed picture, in ten-thousandths of its width and height, wholly inside it. */
const rectangle = { x: place, y: place, width: extent, height: extent };

/** Where a cover is at one moment of the recording; between two of these it moves in a straight line. */
export const coverKey = z
  .object({ atUs: mediaTimeUs, ...rectangle })
  .refine(({ x, width }) => x + width <= COVER_UNITS, { error: 'a cover lies inside the picture' })
  .refine(({ y, height }) => y + height <= COVER_UNITS, { error: 'a cover lies inside the picture' });
export type CoverKey = z.infer<typeof coverKey>;

/** `none` hides nothing of the picture: such a cover only silences. */
export const coverShape = z.enum(['box', 'ellipse', 'none']);
export type CoverShape = z.infer<typeof coverShape>;

/** What the owner decides of a cover; times are on the recording's own timeline. */
export const coverContent = {
  /** Whom it hides; null for anybody, such as a parent who walks by. */
  pupilId: pupilId.nullable(),
  shape: coverShape,
  /** Whether the sound of the span is silenced as well. */
  muted: z.boolean(),
  startUs: mediaTimeUs,
  endUs: mediaTimeUs,
  /** In order of time; at least one unless the shape is `none`. */
  keys: z.array(coverKey).max(500),
};

/** A solid cover over part of the picture, or silence, for a stretch of a fragment. */
export const cover = z.object({
  id: coverId,
  fragmentId,
  ...coverContent,
  /** When the owner saw it run over the whole span and said that it does; null when she has not since the last change. */
  confirmedAt: timestampMs.nullable(),
});
export type Cover = z.infer<typeof cover>;

/** What is wrong with a cover that its fields can't say, or null. */
export function coverFault({ shape, muted, startUs, endUs, keys }: CoverOutline): CoverFault | null {
  if (startUs >= endUs) return 'endUs';
  if (shape === 'none') return muted ? null : 'muted';
  const first = keys[0];
  if (first === undefined) return 'keys';
  return keys.some(({ atUs }, at) => at > 0 && atUs <= (keys[at - 1]?.atUs ?? 0)) ? 'keys' : null;
}
export type CoverOutline = Pick<Cover, 'shape' | 'muted' | 'startUs' | 'endUs' | 'keys'>;
export type CoverFault = 'endUs' | 'muted' | 'keys';
