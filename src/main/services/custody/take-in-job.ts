import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { OpenHomeBundle } from '../../bundle/home-bundle-reader.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import { putGoneCopy } from '../../store/repositories/copy-repository.ts';
import { findTakenHome } from '../../store/repositories/custody-repository.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { discardFilm, takeFilm } from '../recording/import-job.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { parcelOf, requireHashes, requireSameParcel, roundFor } from './carried-film.ts';
import { openHomeWith } from './home-facts.ts';
import { isInInbox, removeFromInbox } from './inbox.ts';
import { storeHome } from './store-home.ts';

type Input = ParsedInputOf<'custody.takeIn'>;
type Output = OutputOf<'custody.takeIn'>;

/**
 * Takes the recording of a home bundle in, as the owner's own: everything is verified first, then it is an import like any
 * other, from the sealed package to a key of this library; whoever sealed it has none. A second time changes nothing.
 */
export function takeInJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [input.path]),
    run: async (input, context) => {
      const bundle = await openHomeWith(session, input.path, input);
      try {
        return await takeIn(session, input.path, bundle, context);
      } finally {
        await bundle.close();
      }
    },
    discard: (_input, stored) => discardFilm(session, stored),
  };
}

async function takeIn(
  session: Session,
  path: string,
  bundle: OpenHomeBundle,
  context: JobContext,
): Promise<Output> {
  const { bundleId, until } = bundle.manifest;
  if (bundle.signature !== 'valid') throw new KijkkringError('bundleSignatureInvalid');
  requireSameParcel(bundle, context);
  const before = findTakenHome(session.db, bundleId);
  if (before !== null) return { bundleId, recordingId: before.recordingId, alreadyHere: true };
  if (until < strictDayOf(session)) throw new KijkkringError('bundleExpired', { until });
  await requireHashes(bundle, context);
  const { recording } = bundle.session;
  const { id } = await takeFilm(
    session,
    {
      sources: bundle.originals.map(({ source }) => source),
      paths: [],
      parcel: parcelOf(bundle),
      from: { kind: 'home', paths: [path] },
      title: recording.title,
      round: roundFor(session, recording.round),
    },
    context,
  );
  const recordingId: RecordingId = id;
  const waited = isInInbox(session, path);
  session.change((db) => {
    storeHome({ db, session }, bundle, recordingId);
    if (waited) putGoneCopy(db, recordingId, session.clock.now());
  });
  // what a crash leaves of it here goes at the next opening
  if (waited) await removeFromInbox(path);
  return { bundleId, recordingId, alreadyHere: false };
}
