import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { RecordingId } from '../../src/shared/model/ids.ts';
import { type FilledApplication, putOnCard } from './filled-application.ts';
import type { LeakWatch } from './leak-watch.ts';
import { secrets } from './secrets.ts';

/** What came of it, for who looks what is left after it was destroyed. */
export interface SecondLibrary {
  /** The begeleider's library, and its random name. */
  readonly library: string;
  readonly libraryName: string;
  /** The recording that waited in the inbox, in the owner's library. */
  readonly waited: RecordingId;
  /** The owner's recording, in the library of the begeleider. */
  readonly watched: RecordingId;
}

/**
 * A begeleider on the same laptop, and all that goes between the two: she reads a film in for the owner, whose library is locked, into
 * its inbox and onto a stick; the owner lets her watch along and hands a recording over; she proposes a fragment, which the owner takes
 * in; the owner wipes the card of the camera. After each step all is searched.
 */
export async function fillSecondLibrary(
  { core, dataFolder, library, libraryName, recording }: FilledApplication,
  o: { watch: LeakWatch; stick: string; cameraFile: string },
): Promise<SecondLibrary> {
  const { watch, stick, cameraFile } = o;
  const done = async <Out>({ jobId }: { jobId: string }): Promise<Out> =>
    (await core.outcomeOf(jobId)) as Out;
  const asOwner = () =>
    core.ask('owner', 'app.unlock', { folder: libraryName, passphrase: secrets.passphrase });
  const { card: ownersCard } = await core.ask('owner', 'card.own', {});
  mkdirSync(stick, { recursive: true });

  const [name, passphrase] = [secrets.coach, secrets.coachPassphrase];
  await core.ask('owner', 'app.createOwn', { name, passphrase, role: 'coach' });
  const { libraries } = await core.ask('owner', 'app.state', {});
  const hers = libraries.find(({ folder }) => folder !== libraryName)?.folder ?? '';
  const asCoach = () => core.ask('owner', 'app.unlock', { folder: hers, passphrase });
  const { card } = await core.ask('owner', 'card.own', {});
  putOnCard(cameraFile);
  const film = { paths: [cameraFile], title: secrets.waitingTitle };
  await done(await core.ask('owner', 'custody.readIn', { ...film, neighbour: libraryName }));
  const owner = await core.ask('owner', 'contact.add', { name: secrets.owner, card: ownersCard });
  const carried = { paths: [cameraFile], title: secrets.carriedTitle, contactId: owner.id };
  const home = join(stick, 'thuispakket.kijkkring');
  await done(await core.ask('owner', 'custody.readIn', { ...carried, target: home }));
  watch.plantIn([join(library, 'inbox'), stick]);
  watch.search(
    'while a film waits in the inbox of a locked library, and one on a stick: nothing can be read',
  );

  await asOwner();
  const [waiting] = (await core.ask('owner', 'custody.inbox', {})).waiting;
  const taken = await done<OutputOf<'custody.takeIn'>>(
    await core.ask('owner', 'custody.takeIn', { path: waiting?.path ?? '' }),
  );
  await done(await core.ask('owner', 'custody.takeIn', { path: home }));
  watch.search('after both were taken in: nothing can be read');
  // card and place in the circle came along with what she sent
  const contacts = await core.ask('owner', 'contact.list', {});
  const contactId = contacts.find((contact) => contact.card === card)?.id;
  if (contactId === undefined) throw new Error('the card of the sender was not kept');
  await core.ask('owner', 'contact.confirm', { contactId });
  const recordingId = recording.id;
  await core.ask('owner', 'watch.choose', { recordingId, choice: 'yes' });
  const along = join(stick, 'meekijken.kijkkring');
  await done(await core.ask('owner', 'watch.give', { recordingId, contactId, target: along }));
  const over = { recordingId: taken.recordingId, contactId, names: true };
  const handed = join(stick, 'overgedragen.kijkkring');
  await done(await core.ask('owner', 'custody.handOver', { ...over, target: handed }));
  watch.search('after letting somebody watch along and handing over: nothing can be read');

  await asCoach();
  const { recordingId: watched } = await done<OutputOf<'watch.takeIn'>>(
    await core.ask('owner', 'watch.takeIn', { path: along }),
  );
  const fragment = await core.ask('owner', 'fragment.add', {
    ...{ recordingId: watched, inUs: 1_000_000, outUs: 2_000_000, title: secrets.proposed },
  });
  await core.ask('owner', 'fragment.update', { fragmentId: fragment.id, why: secrets.why });
  const proposal = { recordingId: watched, fragmentIds: [fragment.id] };
  const proposed = join(stick, 'voorstel.kijkkring');
  await done(await core.ask('owner', 'proposal.make', { ...proposal, target: proposed }));
  watch.search('after watching along and proposing: nothing can be read');

  await asOwner();
  await done(await core.ask('owner', 'proposal.takeIn', { path: proposed }));
  const [proposedTo] = await core.ask('owner', 'proposal.list', {});
  await core.ask('owner', 'proposal.accept', { proposalId: proposedTo?.proposalId ?? '' });
  await done(await core.ask('owner', 'copy.wipeSource', { recordingId }));
  watch.search('after taking the proposal in and wiping the card: nothing can be read');
  return {
    ...{ library: join(dataFolder, 'libraries', hers), libraryName: hers },
    ...{ waited: taken.recordingId, watched },
  };
}
