import { memo, type ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import { useTranslation } from 'react-i18next';
import { BeadMark } from './bead-mark.tsx';
import styles from './bead-wires.module.css';
import type { MarkControls } from './mark-controls.ts';
import { beadsIn, type PlacedRow } from './place-beads.ts';
import { rowLabel } from './row-label.ts';
import type { Drawn, TimelineView } from './timeline-view.ts';
import type { MarkFocus } from './use-mark-focus.ts';
import { useStrip } from './use-strip.ts';

export type BeadWiresProps = {
  readonly view: TimelineView;
  readonly rows: readonly PlacedRow[];
  readonly focus: MarkFocus;
  readonly controls: MarkControls;
  readonly activeId: string | undefined;
  readonly selectedId: string | undefined;
  readonly movingId: string | undefined;
};

/** The wires of all rows on one strip, which moves as one. */
export function BeadWires({ view, rows, ...shared }: BeadWiresProps): ReactElement {
  const [strip, drawn, width] = useStrip(view);
  return (
    <div ref={strip} className={styles.strip} style={{ width }}>
      {rows.map((row) => (
        <Wire key={row.id} row={row} drawn={drawn} {...within(row, shared)} />
      ))}
    </div>
  );
}

type WireProps = Omit<BeadWiresProps, 'view' | 'rows'> & {
  readonly row: PlacedRow;
  readonly drawn: Drawn;
};

/** One row. Rendered anew only when something in it changes. */
const Wire = memo(function Wire({ row, drawn, activeId, selectedId, movingId, ...rest }: WireProps) {
  const { t } = useTranslation();
  return (
    <Group aria-label={rowLabel(t, row.subject)} className={styles.wire ?? ''}>
      {drawn.usPerPx > 0 &&
        beadsIn(row.beads, drawn, activeId).map((bead) => (
          <BeadMark
            key={bead.first.id}
            t={t}
            bead={bead}
            drawn={drawn}
            isActive={bead.first.id === activeId}
            isSelected={bead.all.some(({ id }) => id === selectedId)}
            isMoving={bead.first.id === movingId}
            {...rest}
          />
        ))}
    </Group>
  );
});

type Marked = Omit<BeadWiresProps, 'view' | 'rows'>;

/** What is current, where it lies in this row; so that the other rows stay as they are. */
function within(row: PlacedRow, { activeId, selectedId, movingId, ...rest }: Marked): Marked {
  const own = new Set(row.beads.flatMap(({ all }) => all.map(({ id }) => id)));
  const ifOwn = (id: string | undefined): string | undefined =>
    id !== undefined && own.has(id) ? id : undefined;
  return { ...rest, activeId: ifOwn(activeId), selectedId: ifOwn(selectedId), movingId: ifOwn(movingId) };
}
