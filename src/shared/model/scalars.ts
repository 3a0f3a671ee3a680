import { z } from 'zod';

/** A moment on a recording's own timeline: whole microseconds from its zero. */
export const mediaTimeUs = z.int().nonnegative();

/** A stretch of media time in whole microseconds. */
export const durationUs = z.int().nonnegative();

/** A day in the Gregorian calendar, `YYYY-MM-DD`; impossible days are refused. */
export const isoDate = z.iso.date();

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const timestampMs = z.int().nonnegative();

/** One line that a person typed: no line breaks, trimmed, at most 200 characters. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\r\n]/.test(text), { error: 'one line' });

/** A text that a person typed; may be empty, at most 10,000 characters. */
export const freeText = z.string().trim().max(10_000);
