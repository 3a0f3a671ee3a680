import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { ViewState } from '../../../shared/model/view-state.ts';
import type { ReadableDb } from '../../store/database.ts';
import { findSuggestedGuide } from '../../store/repositories/custody-repository.ts';
import { findView, putView } from '../../store/repositories/home-repository.ts';
import type { MutationContext, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { requireRecording } from '../recording/timeline.ts';

/** How a recording was last looked at; the first time bare and from its start. @throws `recordingNotFound` */
export function viewOf(db: ReadableDb, recordingId: RecordingId): ViewState {
  requireRecording(db, recordingId);
  const found = findView(db, recordingId);
  if (found === null) return { ...firstView(recordingId), guideId: findSuggestedGuide(db, recordingId) };
  const { seenAt: _seenAt, ...view } = found;
  return view;
}

/** Remembers what is named and keeps the rest. @throws `recordingNotFound` */
export function rememberView(
  { db, session }: MutationContext,
  { recordingId, positionUs, mode, guideId, litItems, rows }: ParsedInputOf<'view.put'>,
): ViewState {
  const before = viewOf(db, recordingId);
  const view: ViewState = {
    recordingId,
    positionUs: positionUs ?? before.positionUs,
    furthestUs: Math.max(before.furthestUs, positionUs ?? 0),
    mode: mode ?? before.mode,
    guideId: guideId === undefined ? before.guideId : guideId,
    litItems: litItems ?? before.litItems,
    rows: rows ?? before.rows,
  };
  putView(db, view, session.clock.now());
  return view;
}

function firstView(recordingId: RecordingId): ViewState {
  return {
    recordingId,
    positionUs: 0,
    furthestUs: 0,
    mode: 'first',
    guideId: null,
    litItems: [],
    rows: 'guide',
  };
}

export const viewQueries: QueryHandlers<'view.get'> = {
  'view.get': (input, { db }) => viewOf(db, input.recordingId),
};

export const viewMutations: MutationHandlers<'view.put'> = {
  'view.put': (input, context) => rememberView(context, input),
};
