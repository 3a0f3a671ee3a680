import { useMemo, useRef } from 'react';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { Release } from '../../../shared/model/meeting.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import type { Participant } from '../../../shared/model/trajectory.ts';
import { localDay } from '../../i18n/dates.ts';
import type { Records } from '../../stores/records-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import type { Facts } from './facts.ts';

/**
 * Everything the screen shows, once all of it is there; or why it can't be. As long as nothing changes it is the same object,
 * so that nothing is drawn anew for it.
 */
export function useFacts(recordingId: RecordingId): Facts | { readonly error: ErrorPayload } | null {
  const answers = {
    recording: useRecords('recording.get', { recordingId }),
    fragments: useRecords('fragment.list', { recordingId }),
    annotations: useRecords('annotation.list', { recordingId }),
    highlights: useRecords('highlight.list', { recordingId }),
    notes: useRecords('note.list', { recordingId }),
    guides: useRecords('guide.list', {}),
    trajectory: useRecords('trajectory.get', {}),
    releases: useRecords('release.list', {}),
    view: useRecords('view.get', { recordingId }),
    retention: useRecords('retention.get', {}),
  };
  const recording = answers.recording.value;
  const fragments = answers.fragments.value;
  const annotations = answers.annotations.value;
  const highlights = answers.highlights.value;
  const notes = answers.notes.value;
  const guides = answers.guides.value;
  const pupils = answers.trajectory.value?.pupils;
  const releases = answers.releases.value;
  const kept = answers.retention.value?.recordings.find((one) => one.recordingId === recordingId);
  const ownerName = ownerOf(recording, answers.trajectory.value?.participants);
  const gone = kept === undefined ? undefined : goneOf(kept);
  // the place moves on while watching; what counts here is where she came in
  const cameIn = useRef(answers.view.value);
  cameIn.current ??= answers.view.value;
  const view = cameIn.current;
  const released = useMemo(() => (releases === undefined ? undefined : inForce(releases)), [releases]);
  const facts = useMemo(
    () =>
      whole({
        ...{
          recording,
          fragments,
          annotations,
          highlights,
          notes,
          guides,
          pupils,
          released,
          gone,
          ownerName,
          view,
        },
      }),
    [recording, fragments, annotations, highlights, notes, guides, pupils, released, gone, ownerName, view],
  );
  const error = firstError(Object.values(answers));
  return error === undefined ? facts : { error };
}

/** Undefined until it is known. */
function ownerOf(
  recording: Recording | undefined,
  people: readonly Participant[] | undefined,
): string | null | undefined {
  if (recording === undefined || people === undefined) return undefined;
  const owner = people.find(({ id }) => id === recording.ownerId);
  return owner === undefined || owner.self ? null : owner.name;
}

function goneOf({ state, locked }: { state: Recording['state']; locked: boolean }): Facts['gone'] {
  if (state === 'destroyed') return 'destroyed';
  return locked ? 'locked' : null;
}

function firstError(answers: readonly Pick<Records<'recording.get'>, 'error'>[]): ErrorPayload | undefined {
  return answers.find((answer) => answer.error !== undefined)?.error;
}

function inForce(releases: readonly Release[]): ReadonlySet<string> {
  const today = localDay(Date.now());
  const now = releases.filter(({ revokedAt, until }) => revokedAt === null && until >= today);
  return new Set(now.map(({ fragmentId }) => fragmentId));
}

type Partly = { readonly [Key in keyof Facts]: Facts[Key] | undefined };

/** Null until nothing is missing. */
function whole(facts: Partly): Facts | null {
  return Object.values(facts).includes(undefined) ? null : (facts as Facts);
}
