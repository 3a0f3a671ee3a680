import type { TFunction } from 'i18next';
import { type KeyboardEvent, memo, type ReactElement, useRef } from 'react';
import { Bar, Bead } from '../../../components/beads/bead.tsx';
import { announce } from '../../../components/frame/live-region.tsx';
import { joinClasses } from '../../../components/join-classes.ts';
import styles from './bead-mark.module.css';
import { preciseTime, spokenBead } from './describe-mark.ts';
import { type DragMemory, dragHandlers, isPlainKey, type MarkControls, moveOfKey } from './mark-controls.ts';
import type { PlacedBead } from './place-beads.ts';
import type { Drawn } from './timeline-view.ts';
import type { MarkFocus } from './use-mark-focus.ts';
import { onStrip } from './use-strip.ts';

export type BeadMarkProps = {
  readonly t: TFunction;
  readonly bead: PlacedBead;
  readonly drawn: Drawn;
  readonly focus: MarkFocus;
  readonly controls: MarkControls;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** It is being moved: its time stands beside it. */
  readonly isMoving: boolean;
};

/**
 * One place on a wire: a moment, a stretch, a phase, or several moments too close to tell apart. A mark elsewhere on its wire leaves it
 * as it is.
 */
export const BeadMark = memo(DrawnBead, (before, after) =>
  (Object.keys(after) as (keyof BeadMarkProps)[]).every((name) =>
    name === 'bead' ? isSameBead(before.bead, after.bead) : before[name] === after[name],
  ),
);

function isSameBead(before: PlacedBead, after: PlacedBead): boolean {
  return JSON.stringify(before.all) === JSON.stringify(after.all);
}

function DrawnBead(props: BeadMarkProps): ReactElement {
  const { t, bead, drawn, focus, controls, isActive, isSelected, isMoving } = props;
  const { first, all } = bead;
  const memory = useRef<DragMemory>({ from: null, dragging: false });
  const marked = { kind: 'annotation', id: first.id } as const;
  const isOne = all.length === 1;

  const onlyOne = (act: () => void): void => {
    if (isOne) act();
    else announce(t('viewing.timeline.manyHint', { count: all.length }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && isMoving) {
      memory.current.from = null;
      controls.drop();
    } else if (!doKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const doKey = (event: KeyboardEvent): boolean => {
    const move = moveOfKey(event);
    if (move !== undefined) onlyOne(() => controls.nudge(first, move.direction, move.unit));
    else if (isPlainKey(event, 'Enter')) controls.onOpen(marked);
    else if (isPlainKey(event, 'Delete')) {
      onlyOne(() => {
        focus.leave(first.id);
        controls.onRemove(marked);
      });
    } else return focus.onKeyDown(event, first.id);
    return true;
  };
  const drag = dragHandlers<HTMLButtonElement>(memory.current, {
    move: (dx) => isOne && controls.drag(first, dx),
    end: controls.keep,
    cancel: controls.drop,
  });

  const { wasDrag, ...pointer } = drag;
  return (
    <button
      type="button"
      ref={(element) => focus.register(first.id, element)}
      tabIndex={isActive ? 0 : -1}
      className={joinClasses(styles.mark, first.endUs !== null && styles.lasting)}
      aria-label={spokenBead(t, bead)}
      aria-current={isSelected ? 'true' : undefined}
      data-moving={isMoving || undefined}
      style={{
        left: onStrip(drawn, first.startUs),
        width: first.endUs === null ? undefined : (first.endUs - first.startUs) / drawn.usPerPx,
      }}
      onFocus={() => focus.onFocus(first.id)}
      onBlur={controls.keep}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => event.key === 'Shift' && controls.keep()}
      onClick={() => !wasDrag() && controls.onSelect(marked)}
      onDoubleClick={() => controls.onOpen(marked)}
      {...pointer}
    >
      <MarkShape bead={bead} />
      {!isOne && <span className={styles.count}>{all.length}</span>}
      <Caption text={isMoving ? preciseTime(t, first.startUs) : isOne ? first.pupil : null} />
    </button>
  );
}

function MarkShape({ bead: { first } }: { readonly bead: PlacedBead }): ReactElement {
  if (first.endUs === null) return <Bead cluster={first.cluster} size={14.5} />;
  if (first.kind !== 'exclusive') return <Bar cluster={first.cluster} />;
  return (
    <span className={joinClasses(styles.phase, styles[first.cluster])}>
      <span className={styles.phaseName}>{first.item}</span>
    </span>
  );
}

/** Shows while the mark is selected, has the focus or is being moved. */
function Caption({ text }: { readonly text: string | null }): ReactElement | null {
  if (text === null) return null;
  return (
    <span className={styles.caption}>
      <span>{text}</span>
    </span>
  );
}
