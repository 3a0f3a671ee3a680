import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '../../../../shared/model/guide.ts';
import { announce } from '../../../components/frame/live-region.tsx';
import { preciseTime } from './describe-mark.ts';
import { MarkLine } from './mark-line.tsx';
import styles from './mark-list.module.css';
import { type Frames, type MoveUnit, movedBy, type Times } from './move-in-time.ts';
import { timesOf, useDraft } from './use-draft.ts';
import { useMarkFocus } from './use-mark-focus.ts';

/** Something on the recording, as the list tells it. */
export type ListEntry = Times & {
  readonly id: string;
  /** The item, or what kind of thing it is. */
  readonly what: string;
  /** Its mark, where it belongs to a cluster. */
  readonly cluster: Cluster | null;
  readonly pupil: string | null;
  /** A title or a note. */
  readonly words: string;
  /** An annotation, which can be moved. */
  readonly movable: boolean;
  /** Why it can't be taken away, where that is so. */
  readonly lockedBecause: string | null;
};

export type MarkListProps = {
  /** In order of time. */
  readonly entries: readonly ListEntry[];
  readonly frames: Frames;
  readonly selectedId: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Once, when the keys are let go; the promise settles when it is stored or refused. */
  readonly onMove: (id: string, times: Times) => Promise<unknown>;
  readonly onRemove: (id: string) => void;
};

/** Height of a line in CSS px before it has been measured. */
const lineHeightPx = 44;

/**
 * Everything on the recording in order of time, as an equal of the timeline: whoever can't use that goes to a mark, moves it and
 * takes it away from here. Only the lines in sight are in the page; each tells how many there are.
 */
export function MarkList(props: MarkListProps): ReactElement {
  const { entries, frames, selectedId, onOpen, onMove, onRemove } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { draft, change, keep, drop } = useDraft<Times>((id, now) => {
    announce(t('viewing.timeline.moved', { time: preciseTime(t, now.startUs) }));
    return onMove(id, now);
  });
  const indexOf = (id: string | undefined): number => entries.findIndex((entry) => entry.id === id);
  const grid = entries.map((entry) => [entry]);
  const [activeId, focus] = useMarkFocus(grid, selectedId, ({ id }) => lines.scrollToIndex(indexOf(id)));
  const active = indexOf(activeId);
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeightPx,
    // opens where the selection is
    initialOffset: Math.max(0, indexOf(selectedId) - 1) * lineHeightPx,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: 6,
    // the one that has the focus stays, wherever it is
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active === -1 || shown.includes(active) ? shown : [...shown, active].sort((a, b) => a - b);
    },
  });

  const nudge = (entry: ListEntry, direction: -1 | 1, unit: MoveUnit): void => {
    if (!entry.movable || frames.timesUs.length === 0) return;
    const before = { startUs: entry.startUs, endUs: entry.endUs };
    change(entry.id, before, movedBy(frames, timesOf<Times>(draft, entry.id, before), direction, unit));
  };
  const remove = (entry: ListEntry): void => {
    if (entry.lockedBecause !== null) {
      announce(entry.lockedBecause);
      return;
    }
    focus.leave(entry.id);
    onRemove(entry.id);
  };
  const onEnds = (event: KeyboardEvent): void => {
    const end = event.key === 'Home' ? entries[0] : event.key === 'End' ? entries.at(-1) : undefined;
    if (end === undefined || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
    event.preventDefault();
    focus.goTo(end.id);
  };

  return (
    // what is pressed here lies in the lines; this only hears the keys that reach past them
    <div ref={scroller} className={styles.scroller} onKeyDownCapture={onEnds}>
      <ul aria-label={t('viewing.timeline.marksInTime')} style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={key}
              ref={lines.measureElement}
              data-index={index}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              <MarkLine
                entry={{ ...entry, ...timesOf<Times>(draft, entry.id, onlyTimes(entry)) }}
                focus={focus}
                isActive={entry.id === activeId}
                isSelected={entry.id === selectedId}
                isMoving={entry.id === draft?.id && !draft.kept}
                onOpen={() => onOpen(entry.id)}
                onNudge={(direction, unit) => nudge(entry, direction, unit)}
                onKeep={keep}
                onDrop={drop}
                onRemove={() => remove(entry)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function onlyTimes({ startUs, endUs }: Times): Times {
  return { startUs, endUs };
}
