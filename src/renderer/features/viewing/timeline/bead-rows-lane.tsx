import { type ReactElement, useLayoutEffect, useRef } from 'react';
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
  const { rows, selectedId } = wires;
  const lane = useRef<HTMLDivElement>(null);
  const row = rows.findIndex(({ beads }) => beads.some(({ all }) => all.some(({ id }) => id === selectedId)));
  useLayoutEffect(() => {
    if (lane.current !== null && row !== -1) scrollToRow(lane.current, row, rows.length);
  }, [row, rows.length]);
  return (
    <Group ref={lane} aria-label={t('viewing.timeline.marks')} className={styles.lane ?? ''}>
      <div className={styles.rows}>
        <div aria-hidden="true">
          {rows.map(({ id, subject }) => (
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

/** Brings a row into view within the lane, without moving the page. */
function scrollToRow(lane: HTMLElement, row: number, count: number): void {
  const height = (lane.firstElementChild?.clientHeight ?? 0) / count;
  const [top, bottom] = [row * height, (row + 1) * height];
  if (top < lane.scrollTop) lane.scrollTop = top;
  else if (bottom > lane.scrollTop + lane.clientHeight) lane.scrollTop = bottom - lane.clientHeight;
}
