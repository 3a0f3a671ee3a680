import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { type ParticipantId, participantId, type RecordingId } from '../../../shared/model/ids.ts';
import type { WatchedAlong } from '../../../shared/model/watch.ts';
import type { OpenWatchBundle } from '../../bundle/watch-bundle-reader.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import { listContacts } from '../../store/repositories/contact-repository.ts';
import { insertParticipant, listParticipants } from '../../store/repositories/trajectory-repository.ts';
import {
  findWatchedOriginal,
  insertWatchedAlong,
  setWatchedUntil,
} from '../../store/repositories/watch-repository.ts';
import { keepSender, sameName } from '../contact/keep-sender.ts';
import { parcelOf, requireHashes, requireSameParcel, roundFor } from '../custody/carried-film.ts';
import { appendLog } from '../log/log-service.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { discardFilm, takeFilm } from '../recording/import-job.ts';
import { requireReady } from '../recording/timeline.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { openWatch } from './watch-facts.ts';

type Input = ParsedInputOf<'watch.takeIn'>;
type Output = OutputOf<'watch.takeIn'>;

/**
 * Takes in a recording of somebody else, as hers: from its first moment on it is known whose it is and until when. A second package of the
 * same recording moves its last day at most; a second time the same changes nothing.
 */
export function takeInWatchJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [input.path]),
    run: async (input, context) => {
      const bundle = await openWatch(session, input.path);
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
  bundle: OpenWatchBundle,
  context: JobContext,
): Promise<Output> {
  const { bundleId, until, author } = bundle.manifest;
  if (bundle.signature !== 'valid') throw new KijkkringError('bundleSignatureInvalid');
  requireSameParcel(bundle, context);
  if (until < strictDayOf(session)) throw new KijkkringError('bundleExpired', { until });
  const { id: originalId, title, round } = bundle.session.recording;
  const before = findWatchedOriginal(session.db, { authorKey: author.publicKey, originalId });
  if (before !== null && context.resumeFrom === null) return again(session, bundle, before);
  await requireHashes(bundle, context);
  const { id: recordingId } = await takeFilm(
    session,
    {
      sources: bundle.originals.map(({ source }) => source),
      paths: [],
      parcel: parcelOf(bundle),
      from: { kind: 'home', paths: [path] },
      title,
      round: roundFor(session, round),
      ownedBy: (db) => ownerOf(db, session, bundle),
      onBegin: (db, id) => noteWatched(db, session, bundle, id),
    },
    context,
  );
  session.change((db) => {
    keepSender({ db, session }, { name: author.name, card: bundle.session.senderCard });
    appendLog(db, session, { kind: 'custody', what: 'watchTaken', bundleId });
  });
  return { bundleId, recordingId, alreadyHere: false };
}

/** @throws `recordingDestroyed` when it was wiped here since, `recordingNotReady` while it is being read in */
function again(
  session: Session,
  { manifest }: OpenWatchBundle,
  { recordingId, until }: WatchedAlong,
): Output {
  requireReady(session.db, recordingId);
  if (manifest.until > until) session.change((db) => setWatchedUntil(db, recordingId, manifest));
  return { bundleId: manifest.bundleId, recordingId, alreadyHere: true };
}

function noteWatched(
  db: WritableDb,
  session: Session,
  { manifest, session: carried }: OpenWatchBundle,
  recordingId: RecordingId,
): void {
  const { bundleId, author, until } = manifest;
  insertWatchedAlong(db, {
    ...{ recordingId, bundleId, originalId: carried.recording.id, until, takenAt: session.clock.now() },
    ...{ authorName: author.name, authorKey: author.publicKey },
  });
}

/**
 * Who is the owner in the circle of this library: by the card with her key, or else by her name. A name whose card has another key is
 * somebody else, who gets a place of her own. Never the owner of this library: what comes from another hand is not hers.
 */
function ownerOf(
  db: WritableDb,
  { ids, trajectoryId, selfId }: Session,
  { manifest }: OpenWatchBundle,
): ParticipantId {
  const { name, publicKey } = manifest.author;
  const others = listParticipants(db).filter(({ self }) => !self);
  const cards = listContacts(db);
  const byKey = cards.find(({ signingKey }) => signingKey === publicKey)?.participantId ?? null;
  if (byKey !== null && byKey !== selfId) return byKey;
  const found = others.find(
    (one) => sameName(one.name, name) && !cards.some(({ participantId: whose }) => whose === one.id),
  );
  if (found !== undefined) return found.id;
  const id = participantId.parse(ids.next());
  insertParticipant(db, { id, trajectoryId, name, role: 'teacher', self: false });
  return id;
}
