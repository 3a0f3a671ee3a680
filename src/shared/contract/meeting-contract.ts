import { z } from 'zod';
import { fragmentId, meetingId, participantId, pupilId } from '../model/ids.ts';
import { meeting, meetingType, release } from '../model/meeting.ts';
import { openPoint } from '../model/release-gate.ts';
import { isoDate, line } from '../model/scalars.ts';
import { showing } from '../model/showing.ts';
import { mutation, query, sessionChange } from './procedure.ts';

export const meetingContract = {
  'meeting.list': query({
    summary: 'The meetings by date.',
    right: 'owner',
    input: z.object({}),
    output: z.array(meeting),
  }),
  'meeting.add': mutation({
    summary: 'Plan a meeting.',
    right: 'owner',
    history: 'record',
    input: z.object({ title: line, date: isoDate, type: meetingType.default('phaseTeam') }),
    output: meeting,
  }),
  'meeting.update': mutation({
    summary: 'Change title, date or type of a meeting.',
    right: 'owner',
    history: 'record',
    input: z.object({
      meetingId,
      title: line.optional(),
      date: isoDate.optional(),
      type: meetingType.optional(),
    }),
    output: meeting,
  }),
  'meeting.remove': mutation({
    summary: 'Take a meeting away for which nothing is released.',
    right: 'owner',
    history: 'record',
    input: z.object({ meetingId }),
    output: z.object({}),
  }),
  'release.list': query({
    summary: 'What is released and what was revoked, for one meeting or all.',
    right: 'owner',
    input: z.object({ meetingId: meetingId.optional() }),
    output: z.array(release),
  }),
  'release.check': query({
    summary:
      'What has to be asked before a release: names in titles, what is released already, the passphrase.',
    right: 'owner',
    input: z.object({ fragmentIds: z.array(fragmentId), meetingId }),
    output: z.object({
      /** The last day of the release unless another one is chosen, and the last day that can be chosen. */
      until: isoDate,
      latest: isoDate,
      /** Whom it is for unless others are chosen. */
      audience: z.array(participantId),
      passphraseNeeded: z.boolean(),
      /** Who of the group parents were not told of: a wider audience is warned about, and logged. */
      beyondTold: z.array(participantId),
      /** Pupils about whom is asked, as they may not be recognisable. */
      hiddenPupils: z.array(pupilId),
      /** What keeps these fragments from being released; none when they may go. */
      open: z.array(openPoint),
      fragments: z.array(
        z.object({
          fragmentId,
          /** First names of pupils that stand in its title or reason. */
          names: z.array(z.string()),
          released: z.boolean(),
        }),
      ),
    }),
  }),
  'release.release': mutation({
    summary: 'Release fragments for a meeting to its participants, until a day.',
    right: 'owner',
    history: 'never',
    input: z.object({
      fragmentIds: z.array(fragmentId).min(1),
      meetingId,
      /** Everybody of the group but the school leader, unless named. */
      audience: z.array(participantId).min(1).optional(),
      until: isoDate.optional(),
      /** Pupils whose first name stays in titles and reasons; every other becomes "deze leerling" in what leaves. */
      keptNames: z.array(pupilId).optional(),
      /** Though nothing was stated of the class yet; she answers for that herself, and it is logged. No screen asks for it. */
      withoutStatement: z.boolean().optional(),
    }),
    output: z.array(release),
  }),
  'showing.options': query({
    summary:
      'What can have been shown at a meeting that was: released for it or come with a package, and not over.',
    right: 'owner',
    input: z.object({ meetingId }),
    output: z.object({
      /** Of whom a fragment is, when it came with a package. */
      fragments: z.array(z.object({ fragmentId, title: z.string(), from: z.string().nullable() })),
    }),
  }),
  'showing.list': query({
    summary: 'What was shown at one meeting or all, who was there, and who worked the laptop.',
    right: 'owner',
    input: z.object({ meetingId: meetingId.optional() }),
    output: z.array(showing),
  }),
  'showing.add': mutation({
    summary: 'Note that fragments were shown at a meeting, with who was there and who worked the laptop.',
    right: 'owner',
    history: 'never',
    input: z.object({
      meetingId,
      fragmentIds: z.array(fragmentId).min(1),
      present: z.array(participantId).min(1),
      operatedBy: participantId,
    }),
    output: showing,
  }),
  'release.revoke': sessionChange({
    summary:
      'Take the release of a fragment back, at once and for every meeting, with the film that was made for it.',
    right: 'owner',
    input: z.object({ fragmentId }),
    output: z.array(release),
  }),
} as const;
