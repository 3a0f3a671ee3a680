import { z } from 'zod';
import { bundleAuthor, bundleEntries } from './bundle.ts';
import { bundleId, proposalId, recordingId } from './ids.ts';
import { freeText, isoDate, line, mediaTimeUs } from './scalars.ts';

/** The first entry of a bundle with proposals, from a begeleider to who was filmed: no film is in it. */
export const proposalManifest = z.strictObject({
  format: z.literal('kijkkring-bundle'),
  version: z.literal(1),
  kind: z.literal('proposal'),
  bundleId,
  author: bundleAuthor,
  /** The last day on which it may be taken in: that of the recording. */
  until: isoDate,
  entries: bundleEntries.length(1),
});
export type ProposalManifest = z.infer<typeof proposalManifest>;

/** A stretch of the recording that the begeleider would like to show, on the recording's own timeline. */
export const proposedSpan = z
  .strictObject({ id: proposalId, inUs: mediaTimeUs, outUs: mediaTimeUs, title: line, why: freeText })
  .refine(({ inUs, outUs }) => inUs < outUs, { error: 'a fragment ends after it begins' });
export type ProposedSpan = z.infer<typeof proposedSpan>;

export const proposalSession = z
  .strictObject({
    format: z.literal('kijkkring-proposal'),
    version: z.literal(1),
    /** As its owner knows it. */
    recordingId,
    proposals: z.array(proposedSpan).min(1).max(50),
  })
  .refine(({ proposals }) => new Set(proposals.map(({ id }) => id)).size === proposals.length, {
    error: 'each proposal stands once',
  });
export type ProposalSession = z.infer<typeof proposalSession>;
