import { useRef } from 'react';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { RecordingId } from '../../../shared/model/ids.ts';
import { localDay } from '../../i18n/dates.ts';
import { useRecords } from '../../stores/use-records.ts';
import type { Facts } from './facts.ts';

/** Everything the screen shows, once all of it is there; or why it can't be. */
export function useFacts(recordingId: RecordingId): Facts | { readonly error: ErrorPayload } | null {
  const recording = useRecords('recording.get', { recordingId });
  const fragments = useRecords('fragment.list', { recordingId });
  const annotations = useRecords('annotation.list', { recordingId });
  const highlights = useRecords('highlight.list', { recordingId });
  const notes = useRecords('note.list', { recordingId });
  const guides = useRecords('guide.list', {});
  const trajectory = useRecords('trajectory.get', {});
  const releases = useRecords('release.list', {});
  const view = useRecords('view.get', { recordingId });
  // the place moves on while watching; what counts here is where she came in
  const cameIn = useRef(view.value);
  cameIn.current ??= view.value;
  const all = [recording, fragments, annotations, highlights, notes, guides, trajectory, releases, view];
  const error = all.find((one) => one.error !== undefined)?.error;
  if (error !== undefined) return { error };
  if (
    recording.value === undefined ||
    fragments.value === undefined ||
    annotations.value === undefined ||
    highlights.value === undefined ||
    notes.value === undefined ||
    guides.value === undefined ||
    trajectory.value === undefined ||
    releases.value === undefined ||
    cameIn.current === undefined
  )
    return null;
  const today = localDay(Date.now());
  const inForce = releases.value.filter(({ revokedAt, until }) => revokedAt === null && until >= today);
  return {
    recording: recording.value,
    fragments: fragments.value,
    annotations: annotations.value,
    highlights: highlights.value,
    notes: notes.value,
    guides: guides.value,
    pupils: trajectory.value.pupils,
    released: new Set<string>(inForce.map(({ fragmentId }) => fragmentId)),
    view: cameIn.current,
  };
}
