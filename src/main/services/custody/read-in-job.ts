import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import { addDays } from '../../../shared/kernels/days.ts';
import type { HomeSession } from '../../../shared/model/bundle-home.ts';
import { bundleId } from '../../../shared/model/ids.ts';
import { writeHomeBundle } from '../../bundle/home-bundle-writer.ts';
import type { JobDefinition } from '../../jobs/job-runner.ts';
import { insertReadIn } from '../../store/repositories/custody-repository.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { listMeetings } from '../../store/repositories/meeting-repository.ts';
import { getTerms } from '../../store/repositories/retention-repository.ts';
import { getTrajectory, listParticipants } from '../../store/repositories/trajectory-repository.ts';
import type { AgeAudience } from '../../vault/age-header.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import { withoutPupilNames } from '../bundle/names-that-leave.ts';
import { ownCard, requireUsableContact } from '../contact/contact-service.ts';
import { appendLog } from '../log/log-service.ts';
import { refuseInPractice } from '../practice/practice-only.ts';
import { closeSources, openSources, probeAll } from '../recording/film-sources.ts';
import { titleFor } from '../recording/import-job.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';

type Input = ParsedInputOf<'custody.readIn'>;
type Output = OutputOf<'custody.readIn'>;

/**
 * Reads a film in for a colleague: looked at as an import does, and sealed to her key card alone. No key that opens it is kept
 * here, and no picture of it; what stays is that it was done. Broken off it begins again, as there is nothing to go on from.
 */
export function readInJob(session: Session): JobDefinition<Input, Output> {
  return {
    admit: (input) => refuseInPractice(session, [...input.paths, ...input.offers]),
    run: async (input, context) => {
      const { db } = session;
      const sealTo = audienceOf(session, input);
      const sources = await openSources(session, input);
      try {
        await probeAll(sources, context.signal);
        const id = bundleId.parse(session.ids.next());
        const until = addDays(strictDayOf(session), getTerms(db).afterImport);
        const { public: publicKey, secret: secretKey } = getLibraryKey(db, 'signing');
        const written = await writeHomeBundle({
          target: input.target,
          manifest: { bundleId: id, author: { name: ownName(session), publicKey }, until },
          session: homeSessionOf(session, input, sources.length),
          originals: sources,
          sealTo,
          signer: { publicKey, secretKey },
          signal: context.signal,
          onProgress: (share) => context.progress('packing', share),
        });
        session.change((writable) => {
          insertReadIn(writable, {
            ...{ bundleId: id, contactId: input.contactId ?? null, until, sha256: written.sha256 },
            ...{ title: titleFor(session, input), round: input.round, madeAt: session.clock.now() },
          });
          appendLog(writable, session, { kind: 'custody', what: 'readIn', bundleId: id });
        });
        return { bundleId: id, ...written };
      } finally {
        await closeSources(sources);
      }
    },
    // it is written beside its name, and a broken-off one has left nothing
    discard: async () => undefined,
  };
}

/** Her card or words, never both and never neither. @throws `bundleKeyMissing`, `contactNotFound`, `contactLost` */
function audienceOf({ db }: Session, { contactId, passphrase }: Input): AgeAudience {
  if (contactId !== undefined && passphrase === undefined)
    return { recipients: [requireUsableContact(db, contactId).recipient] };
  if (passphrase !== undefined && contactId === undefined) return { passphrase };
  throw new KijkkringError('bundleKeyMissing');
}

/** What she needs to begin with: the trajectory, who else is in it, the days, and how to answer. */
function homeSessionOf(session: Session, input: Input, files: number): HomeSession {
  const { db } = session;
  const contact = input.contactId === undefined ? null : requireUsableContact(db, input.contactId);
  const named = (text: string): string => withoutPupilNames(db, text);
  return {
    format: 'kijkkring-home',
    version: 1,
    recording: { title: named(titleFor(session, input)), round: input.round, files },
    trajectory: { title: named(getTrajectory(db).title) },
    participants: listParticipants(db)
      .filter(({ id }) => id !== contact?.participantId)
      .map(({ name, role }) => ({ name, role })),
    meetings: listMeetings(db).map(({ title, date, type }) => ({ title: named(title), date, type })),
    senderCard: formatKeyCard(ownCard(db)),
  };
}

function ownName({ db }: Session): string {
  return listParticipants(db).find(({ self }) => self)?.name ?? '';
}
