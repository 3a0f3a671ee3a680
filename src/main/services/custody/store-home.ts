import { meetingId, participantId, type RecordingId } from '../../../shared/model/ids.ts';
import type { OpenHomeBundle } from '../../bundle/home-bundle-reader.ts';
import { insertSuggestedGuide, insertTakenHome } from '../../store/repositories/custody-repository.ts';
import { insertMeeting, listMeetings } from '../../store/repositories/meeting-repository.ts';
import { insertExtension } from '../../store/repositories/retention-repository.ts';
import {
  insertParticipant,
  listParticipants,
  newestLearningQuestion,
} from '../../store/repositories/trajectory-repository.ts';
import { keepSender, sameName } from '../contact/keep-sender.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';
import { putLearningQuestion } from '../trajectory/trajectory-service.ts';
import { storeCarriedClass } from './carried-class.ts';

/**
 * Keeps what came along with a recording: who is in the circle, the days, the question, the class, and the key card of the sender, still
 * to be compared.
 * What is here already stays as it is.
 */
export function storeHome(context: MutationContext, bundle: OpenHomeBundle, recordingId: RecordingId): void {
  const { db, session } = context;
  const { manifest } = bundle;
  addMissingPeople(context, bundle);
  addMissingMeetings(context, bundle);
  addQuestion(context, bundle);
  storeCarriedClass(context, bundle);
  keepAsBefore(context, bundle, recordingId);
  keepSender(context, { name: manifest.author.name, card: bundle.session.senderCard });
  insertTakenHome(db, {
    ...{ bundleId: manifest.bundleId, recordingId, takenAt: session.clock.now() },
    ...{ authorName: manifest.author.name, authorKey: manifest.author.publicKey },
    keepUntil: bundle.session.recording.keeping?.until ?? null,
  });
  appendLog(db, session, { kind: 'custody', what: 'takenIn', bundleId: manifest.bundleId });
}

/** A begeleider comes along where there is none yet; beside one that is here a package makes no second. */
function addMissingPeople({ db, session }: MutationContext, { session: home }: OpenHomeBundle): void {
  const { trajectoryId, ids } = session;
  for (const { name, role } of home.participants) {
    const present = listParticipants(db);
    if (present.some((one) => sameName(one.name, name))) continue;
    const isSecond = role === 'coach' && present.some((one) => one.role === 'coach' && !one.self);
    insertParticipant(db, {
      ...{ id: participantId.parse(ids.next()), trajectoryId, name, self: false },
      role: isSecond ? 'teacher' : role,
    });
  }
}

function addMissingMeetings({ db, session }: MutationContext, { session: home }: OpenHomeBundle): void {
  const known = new Set(listMeetings(db).map(({ date }) => date));
  for (const meeting of home.meetings.filter(({ date }) => !known.has(date)))
    insertMeeting(db, {
      ...meeting,
      id: meetingId.parse(session.ids.next()),
      trajectoryId: session.trajectoryId,
    });
}

/** Her question as the sender knew it, where she has none of her own yet. */
function addQuestion(context: MutationContext, { session: home }: OpenHomeBundle): void {
  const { db, session } = context;
  if (home.learningQuestion === null || newestLearningQuestion(db, session.selfId) !== null) return;
  putLearningQuestion(context, { text: home.learningQuestion });
}

/** The extension that it had, and the kijkwijzer to look with, where it is one of ours. */
function keepAsBefore(
  { db, session }: MutationContext,
  { session: { guide, recording } }: OpenHomeBundle,
  recordingId: RecordingId,
): void {
  const reason = recording.keeping?.extension ?? null;
  if (reason !== null) insertExtension(db, recordingId, { reason, extendedAt: session.clock.now() });
  if (guide !== null && session.guides.some(({ id }) => id === guide.id))
    insertSuggestedGuide(db, recordingId, guide.id);
}
