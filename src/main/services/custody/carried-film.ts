import { createHash } from 'node:crypto';
import { invariant } from '../../../shared/assert.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { hashOf } from '../../bundle/bundle-envelope.ts';
import { canonicalBytes } from '../../bundle/bundle-json.ts';
import type { OpenRecordingBundle } from '../../bundle/recording-bundle-reader.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
import { importCheckpoint } from '../recording/import-checkpoint.ts';
import type { Session } from '../session.ts';

/** Reads every file of a carried recording once, before anything of it is kept. @throws `bundleHashMismatch`, `cancelled` */
export async function requireHashes(
  { originals }: Pick<OpenRecordingBundle<unknown>, 'originals'>,
  context: JobContext,
): Promise<void> {
  const total = originals.reduce((sum, { source }) => sum + source.size, 0);
  invariant(total > 0, 'a recording has bytes');
  let done = 0;
  for (const { source, sha256 } of originals) {
    const found = await hashOf(source, (bytes) => {
      context.signal.throwIfAborted();
      done += bytes;
      context.progress('unpacking', done / total);
    });
    if (found !== sha256) throw new KijkkringError('bundleHashMismatch');
  }
}

/** What tells one package from every other: the hash of its manifest, which holds the hashes of all that it carries. */
export function parcelOf({ manifest }: Pick<OpenRecordingBundle<unknown>, 'manifest'>): string {
  return createHash('sha256').update(canonicalBytes(manifest)).digest('hex');
}

/**
 * What was begun with one package never goes on with another that came at its path: what is sealed already is not compared again.
 * @throws `sourceChanged`; what was begun stays as it was
 */
export function requireSameParcel(
  bundle: Pick<OpenRecordingBundle<unknown>, 'manifest'>,
  { resumeFrom }: JobContext,
): void {
  const begun = importCheckpoint.nullable().parse(resumeFrom);
  if (begun !== null && begun.parcel !== parcelOf(bundle)) throw new KijkkringError('sourceChanged');
}

/** The round it was filmed in, or her last one when she has fewer. */
export function roundFor({ db }: Session, wanted: number): number {
  const numbers = listRounds(db).map(({ number }) => number);
  return numbers.includes(wanted) ? wanted : Math.max(...numbers);
}
