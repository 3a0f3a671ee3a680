import type { ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import { useTranslation } from 'react-i18next';
import { Bead } from '../../../components/beads/bead.tsx';
import styles from './bead-rows-lane.module.css';
import { BeadWires, type BeadWiresProps } from './bead-wires.tsx';
import { rowLabel } from './row-label.ts';
import type { TimelinePupil } from './timeline-props.ts';

export type BeadRowsLaneProps = BeadWiresProps & {
  /** Folded into one line under the rows. */
  readonly unmarked: readonly TimelinePupil[];
};

/** The rows with their labels. Where they are pupils there may be more than fit: then they scroll. */
export function BeadRowsLane({ unmarked, ...wires }: BeadRowsLaneProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Group aria-label={t('viewing.timeline.marks')} className={styles.lane ?? ''}>
      <div className={styles.rows}>
        <div aria-hidden="true">
          {wires.rows.map(({ id, subject }) => (
            <span key={id} className={styles.label}>
              {'cluster' in subject && <Bead cluster={subject.cluster} size={15} />}
              <span className={styles.name}>{rowLabel(t, subject)}</span>
            </span>
          ))}
        </div>
        <div className={styles.track}>
          <BeadWires {...wires} />
        </div>
      </div>
      {unmarked.length > 0 && (
        <p className={styles.unmarked}>
          <span className={styles.name}>{t('seats.none')}</span>
          <span>{unmarked.map(({ name }) => name).join(', ')}</span>
        </p>
      )}
    </Group>
  );
}
