import { z } from 'zod';
import { recordingId } from '../../../shared/model/ids.ts';
import { sealCheckpoint } from '../../vault/seal-file.ts';

/** How far one file came: its header is fixed from the start, so that resuming goes on under the same file key. */
const partCheckpoint = z.object({
  /** age header and payload nonce, base64. */
  header: z.string(),
  seal: sealCheckpoint.nullable(),
  sealed: z.object({ bytes: z.int(), sha256: z.string() }).nullable(),
});
export type PartCheckpoint = z.infer<typeof partCheckpoint>;

/** What the import job stores; enough to go on after a crash, a lock or a full disk. */
export const importCheckpoint = z.object({
  recordingId,
  title: z.string(),
  /** The package it comes from, so that no other at the same path is taken for it; null for a camera's files. */
  parcel: z.string().nullable(),
  parts: z.array(partCheckpoint),
  /** Its source went away and she goes on with what arrived: nothing more is asked of the source. */
  arrivedOnly: z.boolean(),
});
export type ImportCheckpoint = z.infer<typeof importCheckpoint>;
