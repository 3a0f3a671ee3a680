import { z } from 'zod';
import { consentStatuses, legalBases, purposes } from './class-choices.ts';
import { classGroupId, fragmentId, participantId, pupilId, sightingId, trajectoryId } from './ids.ts';
import { isoDate, line, mediaTimeUs, timestampMs } from './scalars.ts';
import { participantRole } from './trajectory.ts';

export const legalBasis = z.enum(legalBases);
export type LegalBasis = z.infer<typeof legalBasis>;

export const purpose = z.enum(purposes);
export type Purpose = z.infer<typeof purpose>;

/**
 * The class statement of a trajectory (DECISIONS 10). With `statement` only who objected is not recognisable; with `perPupil`
 * everybody whose agreement is not on record.
 */
export const classStatement = z.object({
  mode: z.enum(['statement', 'perPupil']),
  basis: legalBasis,
  purpose,
  /** The day on which parents were informed. */
  informedOn: isoDate,
  /** Who, parents were told, will watch. */
  toldViewers: z.array(participantRole).min(1),
});
export type ClassStatement = z.infer<typeof classStatement>;

export const consentStatus = z.enum(consentStatuses);
export type ConsentStatus = z.infer<typeof consentStatus>;

/** `circle`: in view when the circle watches. `pupilFocus`: a fragment or a talk that is about this one pupil. */
export const consentCategory = z.enum(['circle', 'pupilFocus']);
export type ConsentCategory = z.infer<typeof consentCategory>;

/** What is on record about one pupil and one category; the evidence is a reference to a form, never the form. */
export const pupilConsent = z.object({
  pupilId,
  category: consentCategory,
  status: consentStatus,
  basis: legalBasis.nullable(),
  date: isoDate.nullable(),
  evidence: line.nullable(),
});
export type PupilConsent = z.infer<typeof pupilConsent>;

export const classGroup = z.object({ id: classGroupId, trajectoryId, name: line });
export type ClassGroup = z.infer<typeof classGroup>;

/** A stretch of a recording, on the recording's own timeline. */
export const span = z
  .object({ startUs: mediaTimeUs, endUs: mediaTimeUs })
  .refine(({ startUs, endUs }) => startUs < endUs, { error: 'a span ends after it begins' });
export type Span = z.infer<typeof span>;

/** The answer to "is this pupil to be seen or heard in this fragment?"; with yes, where. */
export const sighting = z.object({
  id: sightingId,
  fragmentId,
  pupilId,
  answer: z.enum(['yes', 'no']),
  spans: z.array(span),
});
export type Sighting = z.infer<typeof sighting>;

/** A fragment that somebody asked the owner to release. */
export const proposal = z.object({ fragmentId, proposedBy: participantId, proposedAt: timestampMs });
export type Proposal = z.infer<typeof proposal>;
