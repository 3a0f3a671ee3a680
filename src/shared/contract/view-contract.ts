import { z } from 'zod';
import { recordingId } from '../model/ids.ts';
import { viewState } from '../model/view-state.ts';
import { mutation, query } from './procedure.ts';

const { positionUs, mode, guideId, litItems, rows } = viewState.shape;

export const viewContract = {
  'view.get': query({
    summary:
      'Where somebody was in a recording and how she looked at it; the first time: at its start, bare.',
    right: 'owner',
    input: z.object({ recordingId }),
    output: viewState,
  }),
  'view.put': mutation({
    summary: 'Remember the place and the way of looking; what is not named stays. Told to no other window.',
    right: 'owner',
    history: 'never',
    quiet: true,
    input: z.object({
      recordingId,
      positionUs: positionUs.optional(),
      mode: mode.optional(),
      guideId: guideId.optional(),
      litItems: litItems.optional(),
      rows: rows.optional(),
    }),
    output: viewState,
  }),
} as const;
