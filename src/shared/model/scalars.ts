import { z } from 'zod';

/** A moment on a recording's own timeline: whole microseconds from its zero. */
export const mediaTimeUs = z.int().nonnegative();

/** A stretch of media time in whole microseconds. */
export const durationUs = z.int().nonnegative();

/** A day in the Gregorian calendar, `YYYY-MM-DD`; impossible days are refused. */
export const isoDate = z.iso.date();

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const timestampMs = z.int().nonnegative();

/** The most characters of one line that a person typed. */
export const LONGEST_LINE = 200;

/** One line that a person typed: no line breaks, trimmed, at most 200 characters. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_LINE)
  .refine((text) => !/[\r\n]/.test(text), { error: 'one line' });

/** The name of a file as it is, without its folder: no system in use allows a longer one. */
export const fileName = z.string().min(1).max(255);

/** A text that a person typed; may be empty, at most 10,000 characters. */
export const freeText = z.string().trim().max(10_000);
