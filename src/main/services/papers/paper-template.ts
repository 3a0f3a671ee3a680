import { z } from 'zod';
import answerAccess from '../../../../resources/papers/answer-access.json' with { type: 'json' };
import answerErasure from '../../../../resources/papers/answer-erasure.json' with { type: 'json' };
import answerObjection from '../../../../resources/papers/answer-objection.json' with { type: 'json' };
import answerWithdrawal from '../../../../resources/papers/answer-withdrawal.json' with { type: 'json' };
import coachClause from '../../../../resources/papers/coach-clause.json' with { type: 'json' };
import dpiaCheck from '../../../../resources/papers/dpia-check.json' with { type: 'json' };
import groupAgreements from '../../../../resources/papers/group-agreements.json' with { type: 'json' };
import ictSheet from '../../../../resources/papers/ict-sheet.json' with { type: 'json' };
import lostLaptop from '../../../../resources/papers/lost-laptop.json' with { type: 'json' };
import parentNotice from '../../../../resources/papers/parent-notice.json' with { type: 'json' };
import processingRegister from '../../../../resources/papers/processing-register.json' with { type: 'json' };
import protocol from '../../../../resources/papers/protocol.json' with { type: 'json' };
import pupilRecord from '../../../../resources/papers/pupil-record.json' with { type: 'json' };
import type { Paper } from '../../../shared/model/paper-choices.ts';

/** The lists that a table of a paper can show. */
export const rowSources = [
  'recordings',
  'bundles',
  'people',
  'programFiles',
  'pupilConsents',
  'pupilRecordings',
  'pupilFragments',
  'pupilShowings',
  'pupilBundles',
  'pupilShown',
  'pupilGiven',
] as const;
export type RowSource = (typeof rowSources)[number];

/** Dutch words; `{name}` stands for a fact, and for a line to write on where Kijkkring doesn't know it. */
const words = z.string().min(1);
const heading = words.optional();

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), heading, paragraphs: z.array(words).min(1) }),
  z.strictObject({
    kind: z.literal('list'),
    heading,
    ordered: z.boolean().default(false),
    items: z.array(words).min(1),
  }),
  z.strictObject({
    kind: z.literal('facts'),
    heading: words,
    rows: z.array(z.tuple([words, words])).min(1),
  }),
  z.strictObject({ kind: z.literal('table'), heading: words, rows: z.enum(rowSources), empty: words }),
  z.strictObject({ kind: z.literal('sign'), names: z.array(words).min(1) }),
]);
export type PaperBlock = z.infer<typeof block>;

const paperTemplate = z.strictObject({
  title: words,
  about: words,
  blocks: z.array(block).min(1),
  /** What a school has to look into itself. */
  checks: z.array(words).min(1),
});
export type PaperTemplate = z.infer<typeof paperTemplate>;

const files: Readonly<Record<Paper, unknown>> = {
  parentNotice,
  protocol,
  groupAgreements,
  processingRegister,
  dpiaCheck,
  ictSheet,
  lostLaptop,
  coachClause,
  pupilRecord,
  answerAccess,
  answerObjection,
  answerWithdrawal,
  answerErasure,
};

/** The template of a paper, as it comes with Kijkkring. */
export function templateOf(paper: Paper): PaperTemplate {
  return paperTemplate.parse(files[paper]);
}
