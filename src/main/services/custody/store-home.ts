import { meetingId, participantId, type RecordingId } from '../../../shared/model/ids.ts';
import type { OpenHomeBundle } from '../../bundle/home-bundle-reader.ts';
import { insertTakenHome } from '../../store/repositories/custody-repository.ts';
import { insertMeeting, listMeetings } from '../../store/repositories/meeting-repository.ts';
import { insertParticipant, listParticipants } from '../../store/repositories/trajectory-repository.ts';
import { keepSender, sameName } from '../contact/keep-sender.ts';
import type { MutationContext } from '../handlers.ts';
import { appendLog } from '../log/log-service.ts';

/**
 * Keeps what came along with a recording: who is in the circle, the days, and the key card of the sender, still to be compared.
 * What is here already stays as it is.
 */
export function storeHome(context: MutationContext, bundle: OpenHomeBundle, recordingId: RecordingId): void {
  const { db, session } = context;
  const { manifest } = bundle;
  addMissingPeople(context, bundle);
  addMissingMeetings(context, bundle);
  keepSender(context, { name: manifest.author.name, card: bundle.session.senderCard });
  insertTakenHome(db, {
    ...{ bundleId: manifest.bundleId, recordingId, takenAt: session.clock.now() },
    ...{ authorName: manifest.author.name, authorKey: manifest.author.publicKey },
  });
  appendLog(db, session, { kind: 'custody', what: 'takenIn', bundleId: manifest.bundleId });
}

function addMissingPeople({ db, session }: MutationContext, { session: home }: OpenHomeBundle): void {
  const { trajectoryId, ids } = session;
  for (const { name, role } of home.participants) {
    const here = listParticipants(db).some((one) => sameName(one.name, name));
    if (!here)
      insertParticipant(db, { id: participantId.parse(ids.next()), trajectoryId, name, role, self: false });
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
