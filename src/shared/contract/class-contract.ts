import { z } from 'zod';
import { classGroup, classStatement, consentCategory, pupilConsent, sighting, span } from '../model/class.ts';
import {
  bundleId,
  classGroupId,
  fragmentId,
  meetingId,
  participantId,
  pupilId,
  recordingId,
} from '../model/ids.ts';
import { LARGEST_PUPIL_LIST } from '../model/largest-pupil-list.ts';
import { release } from '../model/meeting.ts';
import { delimiter, listedPupil, listedRow, textEncoding } from '../model/pupil-list.ts';
import { isoDate, line, timestampMs } from '../model/scalars.ts';
import { participantRole, pupil } from '../model/trajectory.ts';
import { mutation, query, sessionChange } from './procedure.ts';

/** Who may be seen, and who is seen where: out of reach of undo, as a parent's word is not taken back by a key. */
const decision = { right: 'owner', history: 'never' } as const;
const record = { right: 'owner', history: 'record' } as const;

/** Why a fragment is on the list of a pupil whose parents withdrew. */
const whyListed = z.enum(['seen', 'focus', 'marked', 'notAsked']);

/** A package with a whole recording, for whom, and until when it opens. */
const wholeGiven = z.object({ bundleId, recordingId, title: line, name: line, until: isoDate });

export const classContract = {
  'class.get': query({
    summary:
      'The class: statement, groups, pupils, what is on record of each, and who may not be recognisable.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      statement: classStatement.nullable(),
      /** The list of first names is put away. */
      namesHidden: z.boolean(),
      groups: z.array(classGroup),
      pupils: z.array(
        pupil.extend({
          groupId: classGroupId.nullable(),
          notRecognisable: z.boolean(),
          consents: z.array(pupilConsent),
        }),
      ),
    }),
  }),
  'class.state': mutation({
    ...decision,
    summary:
      'Make the class statement: ground, purpose, when parents were informed, who they were told will watch.',
    input: classStatement,
    output: classStatement,
  }),
  'class.previewPupils': query({
    summary: 'Read a list of pupils from a CSV file, row by row, with what is wrong; nothing is stored.',
    right: 'owner',
    input: z.object({ base64: z.base64().max(Math.ceil(LARGEST_PUPIL_LIST / 3) * 4) }),
    output: z.object({ encoding: textEncoding, delimiter, rows: z.array(listedRow) }),
  }),
  'class.importPupils': mutation({
    ...decision,
    summary: 'Add the pupils of a list to the class; all of them, or none.',
    input: z.object({ pupils: z.array(listedPupil).min(1).max(99) }),
    output: z.object({ added: z.array(pupil) }),
  }),
  'names.hide': mutation({
    ...decision,
    summary: 'Put the list of first names away, or get it out again; meanwhile everybody is a number.',
    input: z.object({ hidden: z.boolean() }),
    output: z.object({ hidden: z.boolean() }),
  }),
  'consent.put': mutation({
    ...decision,
    summary: 'Put on record what parents said about a pupil.',
    input: pupilConsent,
    output: pupilConsent,
  }),
  'consent.remove': mutation({
    ...decision,
    summary: 'Take a record about a pupil away that should not have been there.',
    input: z.object({ pupilId, category: consentCategory }),
    output: z.object({}),
  }),
  'group.add': mutation({
    ...record,
    summary: 'Add a group, such as groep 5.',
    input: z.object({ name: line }),
    output: classGroup,
  }),
  'group.rename': mutation({
    ...record,
    summary: 'Give a group another name.',
    input: z.object({ groupId: classGroupId, name: line }),
    output: classGroup,
  }),
  'group.remove': mutation({
    ...record,
    summary: 'Take a group away; its pupils stay.',
    input: z.object({ groupId: classGroupId }),
    output: z.object({}),
  }),
  'group.assign': mutation({
    ...record,
    summary: 'Put a pupil in a group, or in none.',
    input: z.object({ pupilId, groupId: classGroupId.nullable() }),
    output: z.object({}),
  }),
  'sighting.list': query({
    summary: 'Who was said to be seen or heard in these fragments, and where.',
    right: 'owner',
    input: z.object({ fragmentIds: z.array(fragmentId) }),
    output: z.array(sighting),
  }),
  'sighting.answer': mutation({
    ...decision,
    summary:
      'Answer whether a pupil is to be seen or heard in a fragment; with yes the whole of it unless spans are given.',
    input: z.object({
      fragmentId,
      pupilId,
      answer: z.enum(['yes', 'no']),
      spans: z.array(span).min(1).optional(),
    }),
    output: sighting,
  }),
  'fragment.focus': mutation({
    ...decision,
    summary: 'Say which one pupil a fragment is about, or that it is about nobody in particular.',
    input: z.object({ fragmentId, pupilId: pupilId.nullable() }),
    output: z.object({ fragmentId, pupilId: pupilId.nullable() }),
  }),
  'fragment.states': query({
    summary: 'How far each fragment of a recording is: concept, proposed, released or revoked.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: z.array(
      z.object({
        fragmentId,
        state: z.enum(['concept', 'proposed', 'released', 'revoked']),
        proposedBy: participantId.nullable(),
        focus: pupilId.nullable(),
      }),
    ),
  }),
  'withdrawal.preview': query({
    summary: 'Every recording, fragment, meeting and bundle with a pupil, for when her parents withdraw.',
    right: 'owner',
    input: z.object({ pupilId }),
    output: z.object({
      /** Those not `noted`, with a film: nobody put on record whether the pupil is in it. */
      recordings: z.array(z.object({ recordingId, title: line, noted: z.boolean() })),
      fragments: z.array(
        z.object({ fragmentId, recordingId, title: line, why: whyListed, released: z.boolean() }),
      ),
      /** Each release of such a fragment, also one that was taken back: where it was to be shown, and to whom. */
      showings: z.array(
        z.object({
          fragmentId,
          title: line,
          meetingId,
          /** Null when the meeting is gone. */
          meetingTitle: line.nullable(),
          date: isoDate.nullable(),
          roles: z.array(participantRole),
          until: isoDate,
          revokedAt: timestampMs.nullable(),
        }),
      ),
      /** What was shown of it, and to whom. */
      shown: z.array(
        z.object({
          fragmentId,
          title: line,
          date: isoDate.nullable(),
          meetingTitle: line.nullable(),
          present: z.array(z.string()),
          operatedBy: z.string(),
        }),
      ),
      /** Packages with a whole recording, whoever is in it: nobody can say that she is not. */
      watches: z.array(wholeGiven),
      /** And those with a recording that somebody goes on with. */
      handedOver: z.array(wholeGiven),
      bundles: z.array(
        z.object({
          bundleId,
          madeAt: timestampMs,
          date: isoDate.nullable(),
          fragmentIds: z.array(fragmentId),
        }),
      ),
    }),
  }),
  'withdrawal.withdraw': sessionChange({
    right: 'owner',
    summary: 'A parent withdraws: it goes on record, and every release with the pupil stops at once.',
    input: z.object({ pupilId, date: isoDate, evidence: line.nullable().default(null) }),
    output: z.object({ revoked: z.array(release) }),
  }),
} as const;
