import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputOf } from '../../src/shared/contract/contract.ts';
import type { ContactId, RecordingId } from '../../src/shared/model/ids.ts';
import { ask, codeOf } from './asking.ts';
import type { BundleLibrary } from './bundle-library.ts';

/** The two libraries of the journey, and what they have by the time that something is proposed. */
export interface WatchingPair {
  readonly scratch: string;
  readonly marije: BundleLibrary;
  readonly sanne: BundleLibrary;
  readonly lesson: RecordingId;
  readonly watched: RecordingId;
  sanneAtMarije: ContactId;
}

/** What Sanne proposes of a recording that she watches along with, and what Marije does with it. */
export function describeProposals(pair: WatchingPair): void {
  describe('what Sanne proposes', () => {
    const proposal = join(pair.scratch, 'voorstel.kijkkring');
    const take = (path: string): Promise<OutputOf<'proposal.takeIn'>> =>
      pair.marije.job<OutputOf<'proposal.takeIn'>>('proposal.takeIn', { path });

    test('goes to Marije alone, with times and words and without film or names', async () => {
      const [fragment] = await ask(pair.sanne, 'fragment.list', { recordingId: pair.watched });
      const fragmentIds = [fragment?.id ?? ''];
      await ask(pair.sanne, 'pupil.add', { number: 3, firstName: 'Kaan' });
      await ask(pair.sanne, 'fragment.update', {
        fragmentId: fragmentIds[0] ?? '',
        title: 'Kaan wacht',
        why: 'Kijk wat jij doet.',
      });
      const made = await pair.sanne.job<OutputOf<'proposal.make'>>('proposal.make', {
        ...{ recordingId: pair.watched, fragmentIds, target: proposal },
      });
      expect(made.proposals).toBe(1);
      expect(made.bytes).toBeLessThan(8_000);
      expect(await codeOf(pair.sanne.job('proposal.takeIn', { path: proposal }))).toBe('bundleKeyWrong');
      const none = { recordingId: pair.lesson, fragmentIds, target: join(pair.scratch, 'geen.kijkkring') };
      expect(await codeOf(pair.marije.job('proposal.make', none))).toBe('proposalNothing');
    });

    test('waits at Marije’s, beside what she has herself, with who signed it', async () => {
      await ask(pair.marije, 'fragment.add', {
        recordingId: pair.lesson,
        inUs: 2_000_000,
        outUs: 3_000_000,
        title: 'Ander',
      });
      const mine = await ask(pair.marije, 'fragment.add', {
        ...{ recordingId: pair.lesson, inUs: 1_600_000, outUs: 2_000_000, title: 'Stil' },
      });
      expect(await ask(pair.marije, 'proposal.inspect', { path: proposal })).toMatchObject({
        ...{
          author: 'Sanne',
          signature: { state: 'valid', contact: { name: 'Sanne', confirmedAt: pair.marije.now } },
        },
        recordingTitle: 'Beurt van Fatimazohra',
        proposals: [
          { title: 'Deze leerling wacht', why: 'Kijk wat jij doet.', inUs: 1_000_000, outUs: 2_000_000 },
        ],
      });
      expect(await take(proposal)).toMatchObject({ proposals: 1, alreadyHere: false });
      const waiting = await ask(pair.marije, 'proposal.list', {});
      expect(waiting).toMatchObject([
        {
          ...{
            recordingId: pair.lesson,
            title: 'Deze leerling wacht',
            sender: { name: 'Sanne', confirmed: true },
          },
          difference: { fragmentId: mine.id, title: 'Stil', beginUs: -600_000, endUs: 0 },
        },
      ]);
      expect(await take(proposal)).toMatchObject({ alreadyHere: true });
      expect(await ask(pair.marije, 'proposal.list', {})).toHaveLength(1);
    });

    test('becomes a concept of Marije’s that Sanne proposed, releases nothing, and comes once', async () => {
      const [waiting] = await ask(pair.marije, 'proposal.list', {});
      const proposalId = waiting?.proposalId ?? '';
      const fragment = await ask(pair.marije, 'proposal.accept', { proposalId });
      expect(fragment).toMatchObject({
        recordingId: pair.lesson,
        inUs: 1_000_000,
        outUs: 2_000_000,
        frames: 25,
      });
      const coach = (await ask(pair.marije, 'trajectory.get', {})).participants.find(
        ({ role, self }) => role === 'coach' && !self,
      );
      const states = await ask(pair.marije, 'fragment.states', { recordingId: pair.lesson });
      expect(states.find(({ fragmentId }) => fragmentId === fragment.id)).toMatchObject({
        ...{ state: 'proposed', proposedBy: coach?.id },
      });
      expect(await ask(pair.marije, 'release.list', {})).toEqual([]);
      expect(await codeOf(ask(pair.marije, 'proposal.accept', { proposalId }))).toBe('proposalNotFound');
      await take(proposal);
      expect(await ask(pair.marije, 'proposal.list', {})).toEqual([]);
    });

    test('a later version waits again; put aside it stays so', async () => {
      const [fragment] = await ask(pair.sanne, 'fragment.list', { recordingId: pair.watched });
      await ask(pair.sanne, 'fragment.update', { fragmentId: fragment?.id ?? '', outUs: 2_400_000 });
      const later = join(pair.scratch, 'voorstel-2.kijkkring');
      await pair.sanne.job('proposal.make', {
        recordingId: pair.watched,
        fragmentIds: [fragment?.id ?? ''],
        target: later,
      });
      await take(later);
      const [waiting] = await ask(pair.marije, 'proposal.list', {});
      expect(waiting).toMatchObject({ outUs: 2_400_000 });
      await ask(pair.marije, 'proposal.decline', { proposalId: waiting?.proposalId ?? '' });
      await take(later);
      await take(proposal);
      expect(await ask(pair.marije, 'proposal.list', {})).toEqual([]);
    });

    test('by a card that was not compared is a fragment like any other, and nobody’s proposal', async () => {
      const { card, participantId } = (await ask(pair.marije, 'contact.list', {})).find(
        ({ id }) => id === pair.sanneAtMarije,
      ) ?? { card: '', participantId: null };
      await ask(pair.marije, 'contact.remove', { contactId: pair.sanneAtMarije });
      pair.sanneAtMarije = (await ask(pair.marije, 'contact.add', { name: 'Sanne', card, participantId })).id;
      const [mine] = await ask(pair.sanne, 'fragment.list', { recordingId: pair.watched });
      const fragmentIds = [mine?.id ?? ''];
      await ask(pair.sanne, 'fragment.update', { fragmentId: fragmentIds[0] ?? '', outUs: 2_600_000 });
      const target = join(pair.scratch, 'voorstel-3.kijkkring');
      await pair.sanne.job('proposal.make', { recordingId: pair.watched, fragmentIds, target });
      await take(target);
      const [waiting] = await ask(pair.marije, 'proposal.list', {});
      expect(waiting).toMatchObject({ sender: { name: 'Sanne', confirmed: false } });
      const fragment = await ask(pair.marije, 'proposal.accept', { proposalId: waiting?.proposalId ?? '' });
      const states = await ask(pair.marije, 'fragment.states', { recordingId: pair.lesson });
      expect(states.find(({ fragmentId }) => fragmentId === fragment.id)).toMatchObject({
        ...{ state: 'concept', proposedBy: null },
      });
      await ask(pair.marije, 'contact.confirm', { contactId: pair.sanneAtMarije });
    });
  });
}
