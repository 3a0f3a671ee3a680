import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '../../../shared/model/guide.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { Bead } from '../beads/bead.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './mark-toast.module.css';

export type MarkToastProps = {
  readonly cluster: Cluster;
  readonly item: string;
  readonly pupil?: string | undefined;
  /** When it was, in microseconds. */
  readonly atUs: number;
  readonly onUndo: () => void;
  /** In the place of undo: the question whether a duration still runs, with its answers. */
  readonly question?: ReactNode;
};

/** The last markering, over the film for four seconds: point, pupil, time, and `ongedaan`. */
export function MarkToast({ cluster, item, pupil, atUs, onUndo, question }: MarkToastProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={joinClasses(styles.toast, styles[cluster])}>
      <Bead cluster={cluster} size={19} />
      <span>
        <b>{item}</b>
        {pupil !== undefined && `, ${pupil}`}
      </span>
      <span className={styles.time}>{formatMediaTime(atUs)}</span>
      {question ?? (
        <button type="button" className={styles.undo} onClick={onUndo}>
          {t('toast.undo')}
        </button>
      )}
    </div>
  );
}
