import { z } from 'zod';
import { libraryReport } from '../model/destruction.ts';
import { participantId, trajectoryId } from '../model/ids.ts';
import { line, timestampMs } from '../model/scalars.ts';
import { appSettings } from '../model/settings.ts';
import { query, sessionChange } from './procedure.ts';

const folder = z.string().min(1);
const passphrase = z.string().min(1);
/** Why it has to be in a folder that is copied to other machines; it stays on record. */
const placeReason = line.optional();
const opened = z.object({ libraryId: z.uuid(), trajectoryId, selfId: participantId });

export const libraryContract = {
  'library.status': query({
    summary: 'Whether a library is open, and which.',
    right: 'anyone',
    input: z.object({}),
    output: z.object({ open: z.boolean(), libraryId: z.uuid().nullable() }),
  }),
  'library.create': sessionChange({
    summary: 'Make a library of one person in an empty or new folder, and open it.',
    right: 'anyone',
    input: z.object({ folder, passphrase, name: line, trajectoryTitle: line, placeReason }),
    output: opened,
  }),
  'library.unlock': sessionChange({
    summary: 'Open a library with its passphrase.',
    right: 'anyone',
    input: z.object({ folder, passphrase, placeReason }),
    output: opened,
  }),
  'library.lock': sessionChange({
    summary: 'Close the library: running jobs stop and can go on later, keys leave memory.',
    right: 'anyone',
    input: z.object({}),
    output: z.object({}),
  }),
  'library.changePassphrase': sessionChange({
    summary: 'Give the open library another passphrase; nothing is encrypted anew.',
    right: 'owner',
    input: z.object({ passphrase, next: passphrase }),
    output: z.object({}),
  }),
  'library.destroy': sessionChange({
    summary:
      'Destroy the open library for good, with all that is in it: its keys first, then every file. What lies elsewhere stays there.',
    right: 'owner',
    input: z.object({
      passphrase,
      /** Where the report goes; nothing is destroyed when it can't be written. */
      report: z.string().min(1).optional(),
    }),
    output: z.object({
      report: libraryReport,
      /** False when another program still holds a file of it: that goes at the next start, and opens nothing. */
      finished: z.boolean(),
    }),
  }),
  'recovery.state': query({
    summary: 'Whether there is a recovery sheet, and whether it is time to test it.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      madeAt: timestampMs.nullable(),
      testedAt: timestampMs.nullable(),
      testDue: z.boolean(),
    }),
  }),
  'recovery.make': sessionChange({
    summary: 'Make a recovery sheet: eight groups of five signs. A sheet of before stops working.',
    right: 'owner',
    input: z.object({ passphrase }),
    output: z.object({ groups: z.array(z.string()).length(8) }),
  }),
  'recovery.test': sessionChange({
    summary: 'Type the recovery sheet over, to know that it can be read and is the newest.',
    right: 'owner',
    input: z.object({ code: z.string().min(1) }),
    output: z.object({}),
  }),
  'recovery.save': sessionChange({
    summary:
      'Write the newest recovery sheet to a new text file of one page, outside the library and outside folders that are copied.',
    right: 'owner',
    input: z.object({
      code: z.string().min(1),
      language: appSettings.shape.language.unwrap(),
      target: z.string().min(1),
    }),
    output: z.object({}),
  }),
  'library.keyCard': query({
    summary: 'The key card of this library: both public keys as one line of text.',
    right: 'owner',
    input: z.object({}),
    output: z.object({ card: z.string(), recipient: z.string(), signingKey: z.string() }),
  }),
} as const;
