import { z } from 'zod';
import { jobId, participantId, recordingId, trajectoryId } from '../model/ids.ts';
import { freeText, line, timestampMs } from '../model/scalars.ts';
import { appRole, appSettings, libraryKind } from '../model/settings.ts';
import { query, sessionChange } from './procedure.ts';

const passphrase = z.string().min(1);
/** Why it has to be in a folder that is copied to other machines; it stays on record. */
const placeReason = line.optional();
const opened = z.object({ libraryId: z.uuid(), trajectoryId, selfId: participantId });

/** The random name of a library's folder below the shell's data folder; never a path. */
const folder = z.string().regex(/^(?:practice-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const { language, textSize, theme, contrast, motion, recoverySheet } = appSettings.shape;

export const appContract = {
  'app.state': query({
    summary:
      'What a window has to know before anything else: settings, the libraries here, and which one is open.',
    right: 'anyone',
    input: z.object({}),
    output: z.object({
      settings: appSettings,
      /** Last opened first. */
      libraries: z.array(
        z.object({
          folder,
          kind: libraryKind,
          lastOpenedAt: timestampMs.nullable(),
          /** Seconds until a passphrase or a sheet may be tried again; 0 when it may. */
          waitSeconds: z.int().nonnegative(),
          hasRecoverySheet: z.boolean(),
          /** This laptop remembers it, and nobody locked it since the program began. */
          opensItself: z.boolean(),
        }),
      ),
      /** Whether this laptop can remember the open library, and until when it does; null while locked. */
      remembering: z.object({ available: z.boolean(), until: timestampMs.nullable() }).nullable(),
      libraryOpen: z.boolean(),
      /** Of the open library; null while locked. */
      kind: libraryKind.nullable(),
      selfName: line.nullable(),
      /** What the owner of the open library does; while locked, what whoever chose last does. */
      role: appRole,
    }),
  }),
  'app.changeSettings': sessionChange({
    summary: 'Change language, text size and other choices of this laptop.',
    right: 'anyone',
    input: z.object({
      language: language.unwrap().optional(),
      textSize: textSize.unwrap().optional(),
      theme: theme.unwrap().optional(),
      contrast: contrast.unwrap().optional(),
      motion: motion.unwrap().optional(),
      role: appRole.optional(),
      recoverySheet: recoverySheet.unwrap().optional(),
    }),
    output: appSettings,
  }),
  'app.createOwn': sessionChange({
    summary: 'Make the library of one person in the data folder, and open it.',
    right: 'anyone',
    input: z.object({
      name: line,
      passphrase,
      role: appRole,
      trajectoryTitle: line.optional(),
      learningQuestion: freeText.min(1).optional(),
      placeReason,
    }),
    output: opened,
  }),
  'app.openPractice': sessionChange({
    summary: 'Open the practice library with its sample lesson; it is made, or finished, when needed.',
    right: 'anyone',
    input: z.object({}),
    output: opened.extend({
      recordingId,
      /** The import that still runs; null when the lesson is ready. */
      jobId: jobId.nullable(),
    }),
  }),
  'app.unlock': sessionChange({
    summary:
      'Open a library of this laptop with its passphrase; without a folder the one that was open last.',
    right: 'anyone',
    input: z.object({ folder: folder.optional(), passphrase, placeReason }),
    output: opened,
  }),
  'app.openRemembered': sessionChange({
    summary: 'Open a library that this laptop remembers; only at the start of the program.',
    right: 'anyone',
    input: z.object({ folder }),
    output: opened,
  }),
  'app.remember': sessionChange({
    summary: 'Have this laptop remember the open library for seven days, by the key chain of the system.',
    right: 'owner',
    input: z.object({ passphrase }),
    output: z.object({ until: timestampMs }),
  }),
  'app.forget': sessionChange({
    summary: 'Have this laptop forget the open library: from now on its passphrase is asked.',
    right: 'owner',
    input: z.object({}),
    output: z.object({}),
  }),
  'app.checkRecovery': sessionChange({
    summary: 'Whether the code of a recovery sheet opens a library of this laptop.',
    right: 'anyone',
    input: z.object({ folder: folder.optional(), code: z.string().min(1) }),
    output: z.object({}),
  }),
  'app.recover': sessionChange({
    summary: 'Open a library of this laptop with its recovery sheet, and give it a new passphrase.',
    right: 'anyone',
    input: z.object({ folder: folder.optional(), code: z.string().min(1), passphrase }),
    output: opened,
  }),
  'app.confirmPassphrase': sessionChange({
    summary: 'Type the passphrase of the open library again; for five minutes it is not asked anew.',
    right: 'owner',
    input: z.object({ passphrase }),
    output: z.object({}),
  }),
} as const;
