import { invariant } from '../../../shared/assert.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { hashOf } from '../../bundle/bundle-envelope.ts';
import type { OpenRecordingBundle } from '../../bundle/recording-bundle-reader.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import { listRounds } from '../../store/repositories/trajectory-repository.ts';
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

/** The round it was filmed in, or her last one when she has fewer. */
export function roundFor({ db }: Session, wanted: number): number {
  const numbers = listRounds(db).map(({ number }) => number);
  return numbers.includes(wanted) ? wanted : Math.max(...numbers);
}
