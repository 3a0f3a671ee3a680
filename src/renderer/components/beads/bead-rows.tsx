import type { KeyboardEvent, ReactElement } from 'react';
import { Group } from 'react-aria-components/Group';
import type { Cluster } from '../../../shared/model/guide.ts';
import { moveInGrid } from '../focus/move-in-grid.ts';
import { useRovingFocus } from '../focus/use-roving-focus.ts';
import { VisuallyHidden } from '../frame/visually-hidden.tsx';
import { joinClasses } from '../join-classes.ts';
import { useWidth } from '../use-width.ts';
import { Bar, Bead } from './bead.tsx';
import styles from './bead-rows.module.css';
import { mergeBeads } from './merge-beads.ts';
import { nearestMark } from './nearest-mark.ts';
import { percent, shareIn, showsIn, type TimeSpan } from './time-span.ts';

/** A markering on a wire: a moment when `endUs` is null. Times in whole microseconds. */
export type WireMark = {
  readonly id: string;
  readonly cluster: Cluster;
  readonly startUs: number;
  readonly endUs: number | null;
  /** What a screen reader says: item, pupil and time. */
  readonly description: string;
  /** Shown beside it while it is the current one, such as the pupil's name. */
  readonly caption?: string;
  /** Just placed: it drops onto the wire. */
  readonly fresh?: boolean;
};

export type WireRow = {
  readonly id: string;
  readonly label: string;
  /** The mark before the label, where the row is a cluster. */
  readonly cluster?: Cluster;
  /** In order of time. */
  readonly marks: readonly WireMark[];
};

export type BeadRowsProps = {
  /** What the rows are together, for a screen reader. */
  readonly label: string;
  readonly rows: readonly WireRow[];
  /** What part of the recording is in view. */
  readonly span: TimeSpan;
  readonly currentId?: string | undefined;
  /** How many markeringen stand in one bead, for a screen reader. */
  readonly describeMany: (count: number) => string;
  /** Enter or a click: go there. */
  readonly onOpen: (id: string) => void;
  /** Shift with an arrow: a step earlier or later. */
  readonly onMove?: (id: string, direction: -1 | 1) => void;
  /** Delete. */
  readonly onRemove?: (id: string) => void;
};

/**
 * Wires with beads, one under the other: moments as the shape of their cluster, durations as bars. One tab stop; arrows
 * go from bead to bead and from row to row.
 */
export function BeadRows(props: BeadRowsProps): ReactElement {
  const { label, rows, span, currentId, describeMany, onOpen, onMove, onRemove } = props;
  const [wire, width] = useWidth<HTMLDivElement>();
  const drawn = rows.map((row) => ({ ...row, beads: mergeBeads(placed(row.marks, span), width) }));
  const visible = drawn.map(({ beads }) => beads.map(({ first }) => first));
  const roving = useRovingFocus(
    visible.map((marks) => marks.map(({ id }) => id)),
    {
      preferred: currentId,
      move: (grid, id, key) => nearestMark(visible, id, key) ?? sideways(grid, id, key),
    },
  );

  const onKeyDown = (event: KeyboardEvent, id: string): void => {
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined;
    if (event.shiftKey && direction !== undefined && onMove) {
      event.preventDefault();
      onMove(id, direction);
    } else if (event.key === 'Delete' && onRemove) {
      event.preventDefault();
      onRemove(id);
    } else {
      roving(id).onKeyDown(event);
    }
  };

  return (
    <Group aria-label={label} className={styles.rows ?? ''}>
      {drawn.map((row, index) => (
        <Group key={row.id} aria-label={row.label} className={styles.row ?? ''}>
          <span className={styles.label} aria-hidden="true">
            {row.cluster && <Bead cluster={row.cluster} size={15} />}
            {row.label}
          </span>
          <div className={styles.wire} ref={index === 0 ? wire : undefined}>
            {row.beads.map(({ first, all }) => (
              <button
                key={first.id}
                type="button"
                {...roving(first.id)}
                onKeyDown={(event) => onKeyDown(event, first.id)}
                onClick={() => onOpen(first.id)}
                className={joinClasses(styles.mark, first.to !== null && styles.lasting)}
                aria-current={all.some(({ id }) => id === currentId) ? 'true' : undefined}
                data-fresh={first.fresh || undefined}
                style={{
                  left: percent(Math.max(0, first.at)),
                  width:
                    first.to === null ? undefined : percent(Math.min(1, first.to) - Math.max(0, first.at)),
                }}
              >
                {first.to === null ? (
                  <Bead cluster={first.cluster} size={14.5} />
                ) : (
                  <Bar cluster={first.cluster} />
                )}
                <VisuallyHidden>
                  {all.length === 1 ? first.description : describeMany(all.length)}
                </VisuallyHidden>
                {all.length > 1 && (
                  <span className={styles.count} aria-hidden="true">
                    {all.length}
                  </span>
                )}
                {first.id === currentId && first.caption && (
                  <span className={styles.caption} aria-hidden="true">
                    {first.caption}
                  </span>
                )}
              </button>
            ))}
          </div>
        </Group>
      ))}
    </Group>
  );
}

type PlacedMark = WireMark & { readonly at: number; readonly to: number | null };

function placed(marks: readonly WireMark[], span: TimeSpan): PlacedMark[] {
  return marks
    .filter((mark) => showsIn(span, mark.startUs, mark.endUs))
    .map((mark) => ({
      ...mark,
      at: shareIn(span, mark.startUs),
      to: mark.endUs === null ? null : shareIn(span, mark.endUs),
    }));
}

/** Up and down go by time; sideways, Home and End by the row. */
function sideways(grid: Parameters<typeof moveInGrid>[0], id: string, key: string): string | undefined {
  return key === 'ArrowUp' || key === 'ArrowDown' ? undefined : moveInGrid(grid, id, key);
}
