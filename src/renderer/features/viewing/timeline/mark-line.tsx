import type { KeyboardEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Bead } from '../../../components/beads/bead.tsx';
import { VisuallyHidden } from '../../../components/frame/visually-hidden.tsx';
import { formatMediaTime, spokenMediaTime } from '../../../i18n/media-time.ts';
import { preciseTime, spokenLength } from './describe-mark.ts';
import { isPlainKey, moveOfKey } from './mark-controls.ts';
import styles from './mark-list.module.css';
import type { ListEntry } from './mark-list.tsx';
import type { MoveUnit } from './move-in-time.ts';
import type { MarkFocus } from './use-mark-focus.ts';

export type MarkLineProps = {
  readonly entry: ListEntry;
  readonly focus: MarkFocus;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isMoving: boolean;
  readonly onOpen: () => void;
  readonly onNudge: (direction: -1 | 1, unit: MoveUnit) => void;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
  readonly onRemove: () => void;
};

/** One line of the list: the way there, and what can be done with it. */
export function MarkLine(props: MarkLineProps): ReactElement {
  const { entry, focus, isActive, isSelected, isMoving, onOpen, onNudge, onKeep, onDrop, onRemove } = props;
  const { id, what, words, pupil, cluster, startUs, endUs, movable, lockedBecause } = entry;
  const { t } = useTranslation();
  const spoken = [what, words, pupil, spokenMediaTime(t, startUs), spokenLength(t, entry)];
  const name = spoken.filter((part) => part !== null && part !== '').join(', ');
  const tabIndex = isActive ? 0 : -1;

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moveOfKey(event);
    if (event.key === 'Escape' && isMoving) onDrop();
    else if (move !== undefined) onNudge(move.direction, move.unit);
    else if (isPlainKey(event, 'Delete')) onRemove();
    else if (!focus.onKeyDown(event, id)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const step = (direction: -1 | 1): void => {
    onNudge(direction, 'frame');
    onKeep();
  };

  return (
    <div className={styles.line} data-selected={isSelected || undefined}>
      <button
        type="button"
        ref={(element) => focus.register(id, element)}
        tabIndex={tabIndex}
        className={styles.main}
        aria-current={isSelected ? 'true' : undefined}
        onFocus={() => focus.onFocus(id)}
        onBlur={onKeep}
        onClick={onOpen}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.key === 'Shift' && onKeep()}
      >
        <VisuallyHidden>{name}</VisuallyHidden>
        <span className={styles.shown} aria-hidden="true">
          <span className={styles.time}>{preciseTime(t, startUs)}</span>
          <span className={styles.shape}>{cluster !== null && <Bead cluster={cluster} />}</span>
          <span className={styles.what}>{[what, words].filter((text) => text !== '').join(': ')}</span>
          <span>{pupil}</span>
          <span className={styles.length}>{endUs !== null && formatMediaTime(endUs - startUs)}</span>
        </span>
      </button>
      {movable && (
        <>
          <button
            type="button"
            tabIndex={tabIndex}
            className={styles.act}
            aria-label={t('viewing.timeline.earlier', { what: name })}
            onClick={() => step(-1)}
          >
            ←
          </button>
          <button
            type="button"
            tabIndex={tabIndex}
            className={styles.act}
            aria-label={t('viewing.timeline.later', { what: name })}
            onClick={() => step(1)}
          >
            →
          </button>
        </>
      )}
      <button
        type="button"
        tabIndex={tabIndex}
        className={styles.act}
        aria-disabled={lockedBecause !== null || undefined}
        title={lockedBecause ?? undefined}
        aria-label={t('viewing.timeline.remove', { what: name })}
        onClick={onRemove}
      >
        {t('viewing.timeline.away')}
      </button>
    </div>
  );
}
