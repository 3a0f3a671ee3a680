import type { MouseEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RovingProps } from '../focus/use-roving-focus.ts';
import { VisuallyHidden } from '../frame/visually-hidden.tsx';
import { Icon } from '../icon.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './seat.module.css';

export type SeatInfo = {
  readonly id: string;
  /** First name, or the number of who has none here. */
  readonly name: string;
  /** Markeringen with this pupil, whatever the point. */
  readonly count: number;
  /** May not be recognisable in the picture. */
  readonly notRecognisable?: boolean;
  /** Printed on the seat in expert letters mode. */
  readonly letter?: string;
};

export type SeatProps = {
  readonly seat: SeatInfo;
  readonly selected: boolean;
  /** `sticky`: Shift was held, so that all that follows is with this pupil. */
  readonly onPress: (id: string, sticky: boolean) => void;
  readonly roving?: RovingProps;
};

/** Above this many a number stands in place of dots. */
const mostDots = 7;

/** A seat of the classroom: name, and a dot for each markering. No markering is a dashed ring, and says nothing of the child. */
export function Seat({ seat, selected, onPress, roving }: SeatProps): ReactElement {
  const { t } = useTranslation();
  const { id, name, count, notRecognisable = false, letter } = seat;
  const words = count === 0 ? t('seats.none') : t('seats.marks', { count });
  const hidden = notRecognisable ? `, ${t('seats.notRecognisable')}` : '';
  return (
    <button
      type="button"
      {...roving}
      className={joinClasses(styles.seat, count === 0 && styles.none, notRecognisable && styles.hidden)}
      data-on-ink={selected || undefined}
      aria-pressed={selected}
      title={notRecognisable ? t('seats.notRecognisable') : undefined}
      onClick={(event: MouseEvent) => onPress(id, event.shiftKey)}
    >
      {letter !== undefined && (
        <span className={styles.letter} aria-hidden="true">
          {letter}
        </span>
      )}
      <span className={styles.name}>{name}</span>
      <VisuallyHidden>{`${words}${hidden}`}</VisuallyHidden>
      <span className={styles.marks} aria-hidden="true">
        {notRecognisable && <Icon name="eyeOff" size={14} />}
        {count === 0 && !notRecognisable && <span className={styles.noMark} />}
        {count > mostDots
          ? count
          : dotKeys.slice(0, count).map((dot) => <span key={dot} className={styles.dot} />)}
      </span>
    </button>
  );
}

const dotKeys = [1, 2, 3, 4, 5, 6, 7];
