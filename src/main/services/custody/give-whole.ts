import type { Contact } from '../../../shared/model/contact.ts';
import { type BundleId, bundleId } from '../../../shared/model/ids.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { type Carried, writeRecordingBundle } from '../../bundle/recording-bundle-writer.ts';
import type { JobContext } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { recordingDeadline } from '../retention/deadlines.ts';
import type { Session } from '../session.ts';
import { ownName } from './home-session.ts';
import { makeKnown } from './known-package.ts';
import { packingProgress, withSealedFilm } from './sealed-film.ts';

export interface WholeRecording {
  readonly recording: Recording;
  readonly contact: Contact;
  readonly target: string;
}

/** What is written down of a package with a whole recording. */
export interface GivenWhole {
  readonly bundleId: BundleId;
  readonly recordingId: Recording['id'];
  readonly contactId: Contact['id'];
  readonly name: string;
  readonly until: string;
  readonly madeAt: number;
  readonly sha256: string;
}

/**
 * Seals a whole recording to somebody's card, until its own last day, and writes down that it is with her: both or neither.
 * @param carriedOf what goes along with so many files, until that day
 * @param know writes it down, in the transaction after which the package stays; it asks again whether it may be given
 */
export async function giveWhole(
  session: Session,
  context: JobContext,
  { recording, contact, target }: WholeRecording,
  carriedOf: (about: { files: number; until: string }) => Carried,
  know: (db: WritableDb, given: GivenWhole) => void,
): Promise<{ bundleId: BundleId; bytes: number; sha256: string; until: string }> {
  const id = bundleId.parse(session.ids.next());
  const until = recordingDeadline(session.db, recording).day;
  const { public: publicKey, secret: secretKey } = getLibraryKey(session.db, 'signing');
  const written = await makeKnown(
    session,
    context,
    (onBegin) =>
      withSealedFilm(session, recording.id, (originals) =>
        writeRecordingBundle({
          target,
          onBegin,
          manifest: { bundleId: id, author: { name: ownName(session), publicKey }, until },
          carried: carriedOf({ files: originals.length, until }),
          originals,
          sealTo: { recipients: [contact.recipient] },
          signer: { publicKey, secretKey },
          signal: context.signal,
          onPiece: packingProgress(originals, context),
        }),
      ),
    (db, { sha256 }) =>
      know(db, {
        ...{ bundleId: id, recordingId: recording.id, contactId: contact.id, name: contact.name },
        ...{ until, madeAt: session.clock.now(), sha256 },
      }),
  );
  return { bundleId: id, ...written, until };
}
