import { z } from 'zod';
import { bundleSubtitle } from '../model/bundle.ts';
import { bundleId, contactId, fragmentId, meetingId, recordingId } from '../model/ids.ts';
import { openPoint } from '../model/release-gate.ts';
import { durationUs, isoDate, line, mediaTimeUs, timestampMs } from '../model/scalars.ts';
import { participantRole } from '../model/trajectory.ts';
import { job, query } from './procedure.ts';

/** What opens a bundle: six words, or age identities; neither means the key of this library. */
export const bundleKey = {
  passphrase: z.string().min(1).optional(),
  identities: z.array(z.string().min(1)).optional(),
};

/** How sure the sender of a bundle is. */
export const sender = z.object({
  state: z.enum(['valid', 'invalid']),
  publicKey: z.string(),
  /** Whether this library knows the sender's key. */
  known: z.boolean(),
  /** Who has a key card with that key, and when its words were compared; null when nobody. */
  contact: z.object({ name: line, confirmedAt: timestampMs.nullable() }).nullable(),
});

/** What can be told of a bundle without keeping anything of it. */
const bundleFacts = z.object({
  bundleId,
  kind: z.string(),
  author: z.string(),
  signature: sender,
  meeting: z.object({ title: line, date: isoDate }),
  until: isoDate,
  audience: z.array(z.object({ name: z.string(), role: z.string() })),
  fragments: z.array(
    z.object({ fragmentId, title: z.string(), durationUs: z.int(), frames: z.int(), bytes: z.int() }),
  ),
});

export const bundleContract = {
  'bundle.export': job({
    summary: 'Render what is released for a meeting and write it as one sealed, signed bundle.',
    right: 'owner',
    input: z.object({
      meetingId,
      target: z.string().min(1),
      passphrase: z.string().min(1).optional(),
      recipients: z.array(z.string().min(1)).optional(),
      /** People whose key cards are here. */
      contacts: z.array(contactId).min(1).optional(),
    }),
    output: z.object({ bundleId, bytes: z.int(), sha256: z.string(), fragments: z.array(fragmentId) }),
  }),
  'bundle.preview': query({
    summary: 'What a bundle for a meeting would hold now, and what of the same recordings stays behind.',
    right: 'owner',
    input: z.object({ meetingId }),
    output: z.object({
      fragments: z.array(
        z.object({
          fragmentId,
          recordingId,
          title: line,
          inUs: mediaTimeUs,
          outUs: mediaTimeUs,
          releasedAt: timestampMs,
          /** First names of pupils that stand in the title or the reason, left there by the owner. */
          names: z.array(z.string()),
          /** It is rendered from the review copy, as its original is gone. */
          fromCopy: z.boolean(),
        }),
      ),
      audience: z.array(z.object({ name: z.string(), role: participantRole })),
      /** Null while nothing is released. */
      until: isoDate.nullable(),
      guides: z.array(z.string()),
      /** What keeps it from leaving, though it was released: somebody withdrew since, or another type of meeting. */
      open: z.array(openPoint),
      annotations: z.int(),
      stays: z.object({
        recordings: z.array(z.object({ recordingId, title: line, durationUs })),
        fragments: z.array(z.object({ fragmentId, title: line })),
        annotations: z.int(),
        notes: z.int(),
        pupilNames: z.int(),
        /** Of the recordings that fragments come from. */
        durationUs,
      }),
    }),
  }),
  'bundle.words': query({
    summary: 'Six random words that can seal a bundle for somebody without a key card; other ones each time.',
    right: 'owner',
    input: z.object({}),
    output: z.object({ words: z.array(z.string()).length(6) }),
  }),
  'bundle.inspect': query({
    summary: 'Read what a bundle says of itself; keeps nothing.',
    right: 'anyone',
    input: z.object({ path: z.string().min(1), ...bundleKey }),
    output: bundleFacts,
  }),
  'bundle.verify': query({
    summary: 'Check every byte, hash and signature of a bundle; keeps nothing.',
    right: 'anyone',
    input: z.object({ path: z.string().min(1), ...bundleKey }),
    output: bundleFacts.extend({ verified: z.literal(true) }),
  }),
  'bundle.import': job({
    summary: 'Take a verified bundle into the library; a second time changes nothing.',
    right: 'owner',
    input: z.object({ path: z.string().min(1), ...bundleKey }),
    output: z.object({ bundleId, fragments: z.array(fragmentId), alreadyHere: z.boolean() }),
  }),
  'bundle.list': query({
    summary: 'The bundles that were taken in, with their fragments.',
    right: 'owner',
    input: z.object({}),
    output: z.array(
      z.object({
        bundleId,
        author: z.string(),
        meeting: z.object({ title: line, date: isoDate }),
        until: isoDate,
        fragments: z.array(
          z.object({
            ...{ fragmentId, title: z.string(), why: z.string(), durationUs: z.int(), frames: z.int() },
            /** What is said in it, from its own zero. */
            subtitles: z.array(bundleSubtitle),
          }),
        ),
      }),
    ),
  }),
} as const;
