import { join } from 'node:path';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import { BundleLibrary } from './bundle-library.ts';
import { makeCameraFile } from './camera-file.ts';

/** Six words for a bundle of a test. */
export const sixWords = 'adem bever cactus dorst eland fazant';

/** A package of Marije with one released fragment, for the bouwvergadering of 15 January 2030. */
export async function madeBundle(scratch: string, target: string): Promise<void> {
  const library = await BundleLibrary.create(join(scratch, 'author'));
  const { core } = library;
  const film = makeCameraFile(join(scratch, 'les.mp4'), { seconds: 3 });
  const { id: recordingId } = await library.job<OutputOf<'recording.import'>>('recording.import', {
    paths: [film],
  });
  await core.ask('owner', 'participant.add', { name: 'Sanne', role: 'coach' });
  const fragment = await core.ask('owner', 'fragment.add', {
    ...{ recordingId, inUs: 0, outUs: 1_000_000, title: 'Wachten', why: 'dat lukte' },
  });
  const meeting = await core.ask('owner', 'meeting.add', { title: 'Bouwvergadering', date: '2030-01-15' });
  await core.ask('owner', 'release.release', { fragmentIds: [fragment.id], meetingId: meeting.id });
  await library.job('bundle.export', { meetingId: meeting.id, target, passphrase: sixWords });
  await library.close();
}
