import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnotationKind, Cluster } from '../../../shared/model/guide.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { Bead } from '../beads/bead.tsx';
import { Kbd } from '../controls/kbd.tsx';
import type { RovingProps } from '../focus/use-roving-focus.ts';
import { VisuallyHidden } from '../frame/visually-hidden.tsx';
import { joinClasses } from '../join-classes.ts';
import styles from './item-key.module.css';

export type ItemKeyInfo = {
  readonly code: string;
  /** `1` to `9`, `0`, as it stands on the keyboard. */
  readonly digit: string;
  readonly label: string;
  readonly cluster: Cluster;
  readonly kind: AnnotationKind;
  /** Not among the first three yet: grey, but it works. */
  readonly dim?: boolean;
  /** The one just marked, as long as the toast stands. */
  readonly current?: boolean;
  /** For how long it has been on, in microseconds of the film; the next press stops it, but for a phase. */
  readonly runningUs?: number;
};

export type ItemKeyProps = {
  readonly item: ItemKeyInfo;
  readonly onPress: (code: string) => void;
  /** Given by the list it stands in. */
  readonly roving?: RovingProps;
};

/** A point of the kijkwijzer as a row with its key: a press marks it at this moment. */
export function ItemKey({ item, onPress, roving }: ItemKeyProps): ReactElement {
  const { t } = useTranslation();
  const { digit, label, cluster, kind, dim = false, current = false, runningUs } = item;
  const running = runningUs !== undefined;
  return (
    <button
      type="button"
      {...roving}
      className={joinClasses(styles.item, dim && styles.dim, running && styles.running)}
      data-on-ink={current || undefined}
      aria-pressed={kind === 'point' ? undefined : running}
      aria-keyshortcuts={digit}
      onClick={() => onPress(item.code)}
    >
      <Kbd keys={digit} silent />
      <Bead cluster={cluster} />
      <span className={styles.words}>
        <span>{label}</span>
        {running && (
          <span className={styles.runningWords}>
            {t('item.running', { time: formatMediaTime(runningUs) })}{' '}
            {kind !== 'exclusive' && <span className={styles.stop}>{t('item.stop')}</span>}
          </span>
        )}
      </span>
      {!running && kind !== 'point' && (
        <>
          <span className={styles.lasts} aria-hidden="true" />
          <VisuallyHidden>{t(kind === 'exclusive' ? 'item.phase' : 'item.lasts')}</VisuallyHidden>
        </>
      )}
    </button>
  );
}
