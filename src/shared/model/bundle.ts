import { z } from 'zod';
import { actor, annotationKind, guide } from './guide.ts';
import { bundleId, fragmentId, meetingId } from './ids.ts';
import { isoDate, mediaTimeUs } from './scalars.ts';
import { printable } from './subtitle.ts';
import { participantRole } from './trajectory.ts';

/** SHA-256 in lowercase hexadecimal. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().min(1).max(200);
const text = z.string().max(10_000);

/** Ed25519 public key or signature, base64. */
const base64 = z.string().regex(/^[A-Za-z0-9+/]{20,120}={0,2}$/);

export const bundleAuthor = z.strictObject({ name, publicKey: base64 });

/** Every entry but the manifest and its signature. */
export const bundleEntries = z
  .array(z.strictObject({ name: z.string().max(200), bytes: z.int().nonnegative(), sha256 }))
  .min(1)
  .max(1000);

/** The first entry of every bundle: what it is, from whom, for whom, until when, and every other entry with its hash. */
export const bundleManifest = z.strictObject({
  format: z.literal('kijkkring-bundle'),
  version: z.literal(1),
  kind: z.literal('release'),
  bundleId,
  author: bundleAuthor,
  audience: z.array(z.strictObject({ name, role: participantRole })).max(100),
  meeting: z.strictObject({ id: meetingId, title: name, date: isoDate }),
  until: isoDate,
  /** Hash of the last line of the author's log when it was made; not in bundles of before there was a log. */
  logHead: z.exactOptional(sha256),
  entries: bundleEntries,
});
export type BundleManifest = z.infer<typeof bundleManifest>;

/** A markering inside a fragment, with times from the fragment's own zero and the pupil as a number. */
export const bundleAnnotation = z.strictObject({
  guideId: z.string().max(64),
  itemCode: z.string().max(8),
  kind: annotationKind,
  actor,
  startUs: mediaTimeUs,
  endUs: mediaTimeUs.nullable(),
  pupil: z.int().min(1).max(99).nullable(),
});
export type BundleAnnotation = z.infer<typeof bundleAnnotation>;

/** What is said, typed under a fragment: one line, with times from the fragment's own zero. */
export const bundleSubtitle = z.strictObject({
  startUs: mediaTimeUs,
  endUs: mediaTimeUs,
  text: z.string().min(1).max(4000).regex(printable),
});
export type BundleSubtitle = z.infer<typeof bundleSubtitle>;

/** A fragment as it travels: nothing tells where in which recording it was, or when it was made. */
export const bundleFragment = z.strictObject({
  id: fragmentId,
  position: z.int().min(1),
  title: name,
  why: text,
  durationUs: mediaTimeUs,
  frames: z.int().positive(),
  annotations: z.array(bundleAnnotation).max(10_000),
  /** In order of time; absent without any. */
  subtitles: z.exactOptional(z.array(bundleSubtitle).min(1).max(2000)),
});
export type BundleFragment = z.infer<typeof bundleFragment>;

/** A record with the key of its author and her signature over its canonical JSON. */
export const signedFragment = z.strictObject({ author: base64, record: bundleFragment, signature: base64 });
export type SignedFragment = z.infer<typeof signedFragment>;

export const bundleSession = z.strictObject({
  format: z.literal('kijkkring-session'),
  version: z.literal(1),
  /** The question that the fragments answer; null when none was written down. */
  learningQuestion: text.nullable(),
  fragments: z.array(signedFragment).min(1).max(200),
});
export type BundleSession = z.infer<typeof bundleSession>;

export const bundleGuide = guide;
