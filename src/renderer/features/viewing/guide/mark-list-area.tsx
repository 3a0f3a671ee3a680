import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../../components/controls/button.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { itemOf } from '../facts.ts';
import { type ListEntry, MarkList } from '../timeline/mark-list.tsx';
import { useNames, useViewing } from '../viewing-context.ts';
import { listRows } from './list-rows.ts';
import styles from './mark-list-area.module.css';
import { useMarkActions } from './use-mark-actions.ts';

/** The timeline as a list: everything on the recording in order of time, each with the way there and the way out. */
export function MarkListArea(): ReactElement {
  const { t } = useTranslation();
  const { facts, looks, film, toasts } = useViewing();
  const { id: recordingId, durationUs, state } = facts.recording;
  const times = useRecords('recording.frameTimes', state === 'ready' ? { recordingId } : null).value;
  const frames = useMemo(
    () => ({ timesUs: Float64Array.from(times?.timesUs ?? []), endUs: durationUs }),
    [times, durationUs],
  );
  const shown = useStore(toasts.state, ({ toast }) => (toast?.kind === 'mark' ? toast.annotation.id : null));
  const selected = useStore(looks.state, (one) => one.selectedMark);
  const { open, remove } = useListActions();
  const actions = useMarkActions();
  const entries = useEntries();
  return (
    <section className={styles.list} aria-labelledby="marks" data-region="timeline">
      <div className={styles.head}>
        <h2 id="marks">{t('viewing.command.list')}</h2>
        <Button
          look="quietLink"
          size="small"
          keys="Ctrl Shift L"
          onPress={() => looks.set({ listed: false })}
        >
          {t('viewing.backToTimeline')}
        </Button>
      </div>
      {entries.length === 0 ? (
        <p className={styles.empty}>{t('viewing.emptyList')}</p>
      ) : (
        <MarkList
          entries={entries}
          frames={frames}
          selectedId={shown ?? selected ?? undefined}
          onOpen={(id) => {
            const note = facts.notes.find((one) => one.id === id);
            if (note === undefined) open(id);
            else film.seek(note.atUs);
          }}
          onMove={async (id, moved) => actions.onMoveAnnotation(id, moved)}
          onRemove={remove}
        />
      )}
    </section>
  );
}

function useEntries(): readonly ListEntry[] {
  const { t } = useTranslation();
  const { facts } = useViewing();
  const names = useNames();
  return listRows(facts).map(({ kind, id, startUs, endUs, itemCode, cluster, pupilId, text }) => {
    const item = itemCode === null ? undefined : itemOf(facts.guides, itemCode);
    const isLocked = kind === 'fragment' && facts.released.has(id);
    return {
      id,
      startUs,
      endUs,
      what: item === undefined ? t(`viewing.kind.${kind}`) : names.item(item),
      cluster,
      pupil: names.pupil(pupilId) ?? null,
      words: text,
      movable: kind === 'annotation',
      lockedBecause: isLocked ? t('fragment.releasedLocked') : null,
    };
  });
}

/** By id alone, as the list tells it. */
function useListActions(): { readonly open: (id: string) => void; readonly remove: (id: string) => void } {
  const { facts, jotting } = useViewing();
  const actions = useMarkActions();
  const kindOf = (id: string): 'annotation' | 'fragment' | 'highlight' => {
    if (facts.fragments.some((one) => one.id === id)) return 'fragment';
    return facts.highlights.some((one) => one.id === id) ? 'highlight' : 'annotation';
  };
  return {
    open: (id) => actions.onOpen({ kind: kindOf(id), id }),
    remove: (id) => {
      const note = facts.notes.find((one) => one.id === id);
      if (note === undefined) actions.onRemove({ kind: kindOf(id), id });
      else jotting.removeNote(note.id);
    },
  };
}
