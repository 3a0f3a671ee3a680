import { z } from 'zod';
import { consentStatus } from './class.ts';
import { isoDate, line } from './scalars.ts';

/** A pupil as a list from elsewhere has her; what a list does not say is null. */
export const listedPupil = z.object({
  number: z.int().min(1).max(99).nullable(),
  firstName: line.nullable(),
  group: line.nullable(),
  status: consentStatus.nullable(),
  date: isoDate.nullable(),
  evidence: line.nullable(),
});
export type ListedPupil = z.infer<typeof listedPupil>;

/** What keeps a row out, or only deserves a look (`nameTwice`, `nameKnown`: two children may share a name). */
export const rowProblem = z.enum([
  'empty',
  'numberInvalid',
  'numberTwice',
  'numberTaken',
  'textInvalid',
  'statusUnknown',
  'dateInvalid',
  'classFull',
]);
export const rowRemark = z.enum(['nameTwice', 'nameKnown']);

export const listedRow = z.object({
  /** In the file, from 1. */
  line: z.int().positive(),
  pupil: listedPupil,
  problems: z.array(rowProblem),
  remarks: z.array(rowRemark),
});
export type ListedRow = z.infer<typeof listedRow>;

export const textEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type TextEncoding = z.infer<typeof textEncoding>;

export const delimiter = z.enum([',', ';', '\t']);
export type Delimiter = z.infer<typeof delimiter>;
