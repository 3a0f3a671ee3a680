import { z } from 'zod';
import { destructionReport } from '../model/destruction.ts';
import { bundleId, pupilId, recordingId } from '../model/ids.ts';
import { query, sessionChange } from './procedure.ts';

const owner = { right: 'owner', output: destructionReport } as const;

export const retentionContract = {
  'recording.destroy': sessionChange({
    ...owner,
    summary:
      'Destroy the film of a recording for good, with what was rendered from it; markings and notes stay.',
    input: z.object({ recordingId }),
  }),
  'names.destroy': sessionChange({
    ...owner,
    summary: 'Destroy the list of first names for good; everybody is a number from then on, in every text.',
    input: z.object({}),
  }),
  'pupil.remove': sessionChange({
    ...owner,
    summary: 'Take a pupil out of the class for good, with name, seat and what is on record.',
    input: z.object({ pupilId }),
  }),
  'bundle.forget': sessionChange({
    ...owner,
    summary: 'Destroy a package that came in, with its fragments.',
    input: z.object({ bundleId }),
  }),
  'destruction.list': query({
    summary: 'The reports of what was destroyed, the newest first.',
    right: 'owner',
    input: z.object({}),
    output: z.array(destructionReport),
  }),
} as const;
