import { type ReactElement, type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useClient } from '../../../api/client-context.ts';
import { useRecords } from '../../../stores/use-records.ts';
import { Timeline } from '../timeline/timeline.tsx';
import type { Marked, TimelineHandle, TimelineProps } from '../timeline/timeline-props.ts';
import { useViewing } from '../viewing-context.ts';
import { useMarkActions } from './use-mark-actions.ts';

export type TimelineAreaProps = { readonly handle: Ref<TimelineHandle> };

/** The timeline with what lies on this recording. */
export function TimelineArea({ handle }: TimelineAreaProps): ReactElement {
  const { facts, film, looks, clipping, changes, toasts } = useViewing();
  const client = useClient();
  const { id: recordingId, durationUs } = facts.recording;
  const { gone } = facts;
  const times = useRecords(
    'recording.frameTimes',
    facts.recording.state === 'ready' ? { recordingId } : null,
  );
  const strip = useRecords('recording.filmstrip', gone === null ? { recordingId } : null);
  const rows = useStore(looks.state, (state) => state.rows);
  const selectedFragment = useStore(clipping.state, (state) => state.selectedId);
  const shownMark = useStore(toasts.state, ({ toast }) =>
    toast?.kind === 'mark' ? toast.annotation.id : null,
  );
  const selectedMark = useStore(looks.state, (state) => state.selectedMark);
  const actions = useMarkActions();
  const frameTimesUs = useMemo(() => Float64Array.from(times.value?.timesUs ?? []), [times.value]);
  const playhead = useMemo(
    () => ({ get: () => film.state.getState().positionUs, subscribe: film.state.subscribe }),
    [film],
  );
  const pictures = useMemo(
    () =>
      (strip.value?.pictures ?? []).map(({ atUs, address }) => ({
        atUs,
        url: client.transport.mediaUrl(address),
      })),
    [strip.value, client],
  );
  const peaks = useMemo(
    () => async (fromUs: number, toUs: number, buckets: number) =>
      gone === null
        ? (await client.ask('recording.peaks', { recordingId, fromUs, toUs, buckets })).peaks
        : [],
    [client, recordingId, gone],
  );
  const laid = useLaidOut();
  return (
    <Timeline
      ref={handle}
      recording={{ durationUs, frameTimesUs }}
      {...laid}
      annotations={facts.annotations}
      highlights={facts.highlights}
      selection={selectionOf(selectedFragment, shownMark ?? selectedMark)}
      selectedFragmentId={selectedFragment}
      playhead={playhead}
      peaks={peaks}
      pictures={pictures}
      grouping={rows === 'pupils' ? 'who' : 'guide'}
      onGrouping={(grouping) => looks.setRows(grouping === 'who' ? 'pupils' : 'guide')}
      onSeek={(us) => film.seek(us)}
      onResizeFragment={(id, { startUs, endUs }) =>
        changes.inTurn(async () => {
          const fragment = facts.fragments.find((one) => one.id === id);
          if (fragment === undefined) return;
          await changes.change('fragment.update', { fragmentId: fragment.id, inUs: startUs, outUs: endUs });
        })
      }
      {...actions}
    />
  );
}

/** What of the facts the timeline shows in other words; the same as long as they are. */
function useLaidOut(): Pick<TimelineProps, 'items' | 'pupils' | 'fragments'> {
  const { i18n, t } = useTranslation();
  const { guides, pupils, fragments, released } = useViewing().facts;
  const language = i18n.language === 'en' ? 'en' : 'nl';
  const items = useMemo(
    () =>
      guides
        .flatMap(({ active, reserve }) => [...active, ...reserve])
        .map(({ code, label, cluster }) => ({ code, label: label[language], cluster })),
    [guides, language],
  );
  const inSeats = useMemo(
    () =>
      [...pupils]
        .sort((one, other) => one.seat.row - other.seat.row || one.seat.column - other.seat.column)
        .map(({ id, firstName, number }) => ({
          id,
          name: firstName ?? t('viewing.pupilNumber', { number }),
        })),
    [pupils, t],
  );
  const own = useMemo(
    () => fragments.map((one) => ({ ...one, released: released.has(one.id) })),
    [fragments, released],
  );
  return { items, pupils: inSeats, fragments: own };
}

function selectionOf(fragmentId: string | null, annotationId: string | null): Marked | null {
  if (annotationId !== null) return { kind: 'annotation', id: annotationId };
  return fragmentId === null ? null : { kind: 'fragment', id: fragmentId };
}
