import type { OutputOf, ParsedInputOf } from '../../../shared/contract/contract.ts';
import { KijkkringError } from '../../../shared/errors.ts';
import type { ContactId, MeetingId } from '../../../shared/model/ids.ts';
import { type BundleMedia, writeBundle } from '../../bundle/bundle-writer.ts';
import type { JobContext, JobDefinition } from '../../jobs/job-runner.ts';
import type { WritableDb } from '../../store/database.ts';
import { insertBundleRecipients } from '../../store/repositories/contact-repository.ts';
import { insertMadeBundle } from '../../store/repositories/home-repository.ts';
import type { AgeAudience } from '../../vault/age-header.ts';
import { requireUsableContact } from '../contact/contact-service.ts';
import { appendLog } from '../log/log-service.ts';
import { requireMeeting } from '../meeting/meeting-service.ts';
import { refuseOpenPoints } from '../meeting/release-gate.ts';
import { releasesInForceFor } from '../meeting/release-service.ts';
import { openRendered, renderToVault } from '../recording/rendering.ts';
import { strictDayOf } from '../retention/known-date.ts';
import type { Session } from '../session.ts';
import { composeReleaseBundle, type ReleaseBundle } from './release-bundle.ts';

type Input = ParsedInputOf<'bundle.export'>;
type Output = OutputOf<'bundle.export'>;

/** Share of the job that rendering takes; packing takes the rest. */
const RENDERING_SHARE = 0.9;

/**
 * Renders what is released for a meeting, checks every frame of it, and writes the bundle. What was rendered stays in the
 * vault for a next time; a bundle that is not whole is never left.
 */
export function exportJob(session: Session): JobDefinition<Input, Output> {
  return {
    run: async (input, context) => {
      const sealTo = audienceOf(session, input);
      const meeting = requireMeeting(session.db, input.meetingId);
      const releases = releasesInForceFor(session.db, meeting.id, strictDayOf(session));
      if (releases.length === 0) throw new KijkkringError('bundleNothingReleased');
      const bundle = composeReleaseBundle(session, meeting, releases);
      // asked again here: a parent may have withdrawn since the release
      refuseOpenPoints(session.db, bundle.fragments, meeting, 'statement');
      const media = await renderAll(session, bundle, context);
      try {
        const written = await writeBundle({
          ...bundle,
          media,
          sealTo,
          target: input.target,
          signal: context.signal,
          onProgress: (share) => context.progress('packing', RENDERING_SHARE + share * (1 - RENDERING_SHARE)),
        });
        session.change((db) =>
          rememberMade(db, session, bundle, {
            ...{ meetingId: meeting.id, sha256: written.sha256 },
            contacts: input.contacts ?? [],
          }),
        );
        return {
          ...written,
          bundleId: bundle.manifest.bundleId,
          fragments: bundle.fragments.map((fragment) => fragment.id),
        };
      } finally {
        await closeAll(media);
      }
    },
    // A broken-off export has left nothing but renderings, which are for a next time.
    discard: async () => undefined,
  };
}

function rememberMade(
  db: WritableDb,
  session: Session,
  bundle: ReleaseBundle,
  { meetingId, sha256, contacts }: { meetingId: MeetingId; sha256: string; contacts: readonly ContactId[] },
): void {
  const fragmentIds = bundle.fragments.map(({ id }) => id);
  insertMadeBundle(db, { id: bundle.manifest.bundleId, meetingId, fragmentIds, madeAt: session.clock.now() });
  insertBundleRecipients(db, bundle.manifest.bundleId, contacts);
  appendLog(db, session, {
    kind: 'export',
    bundleId: bundle.manifest.bundleId,
    meetingId,
    fragmentIds,
    sha256,
  });
}

/**
 * People or words, never both and never neither.
 * @throws `bundleKeyMissing`, `contactNotFound`, `contactLost`
 */
function audienceOf({ db }: Session, { recipients, contacts, passphrase }: Input): AgeAudience {
  const cards = contacts?.map((id) => requireUsableContact(db, id).recipient) ?? [];
  const all = [...new Set([...cards, ...(recipients ?? [])])];
  if (passphrase === undefined && all.length > 0) return { recipients: all };
  if (passphrase !== undefined && all.length === 0) return { passphrase };
  throw new KijkkringError('bundleKeyMissing');
}

async function renderAll(
  session: Session,
  { fragments }: ReleaseBundle,
  context: JobContext,
): Promise<BundleMedia[]> {
  const media: BundleMedia[] = [];
  const each = RENDERING_SHARE / fragments.length;
  try {
    for (const [at, fragment] of fragments.entries()) {
      const rendered = await renderToVault(session, fragment, {
        signal: context.signal,
        onProgress: (share) => context.progress('rendering', (at + share) * each),
      });
      media.push({
        fragmentId: fragment.id,
        source: await openRendered(session, rendered),
        sha256: rendered.sha256,
      });
    }
    return media;
  } catch (error) {
    await closeAll(media);
    throw error;
  }
}

async function closeAll(media: readonly BundleMedia[]): Promise<void> {
  for (const { source } of media) await source.close();
}
