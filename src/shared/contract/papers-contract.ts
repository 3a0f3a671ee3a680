import { z } from 'zod';
import { pupilId } from '../model/ids.ts';
import { papers } from '../model/paper-choices.ts';
import { job, query } from './procedure.ts';

const asked = {
  paper: z.enum(papers),
  /** Only for a paper about one pupil. */
  pupilId: pupilId.optional(),
};

export const papersContract = {
  'papers.list': query({
    summary: 'The papers of the privacymap (in Dutch only), and whether this shell makes a PDF of them.',
    right: 'owner',
    input: z.object({}),
    output: z.object({
      papers: z.array(
        z.object({
          paper: z.enum(papers),
          title: z.string(),
          about: z.string(),
          aboutPupil: z.boolean(),
          fileName: z.string(),
        }),
      ),
      pdf: z.boolean(),
    }),
  }),
  'papers.show': query({
    summary:
      'One paper, filled in, as a page that prints on A4; it holds no script and no first name of a pupil.',
    right: 'owner',
    input: z.object(asked),
    output: z.object({ title: z.string(), fileName: z.string(), html: z.string() }),
  }),
  'papers.export': job({
    summary: 'Write one paper to a file of its owner’s choice, as a page or as PDF.',
    right: 'owner',
    input: z.object({ ...asked, target: z.string().min(1), as: z.enum(['html', 'pdf']).default('html') }),
    output: z.object({ bytes: z.int().positive() }),
  }),
} as const;
