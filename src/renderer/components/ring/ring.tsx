import type { ReactElement, ReactNode } from 'react';
import { joinClasses } from '../join-classes.ts';
import styles from './ring.module.css';
import { type Quarter, quarterPath, type RingMeasure } from './ring-geometry.ts';

/** One part of a round: not begun, under way for a share of 0 to 1, or done. */
export type ArcState = 'empty' | 'done' | { readonly share: number };

export type RingArc = {
  readonly state: ArcState;
  /** Yellow: work that only you can see. */
  readonly own?: boolean;
};

export type RingArcs = readonly [RingArc, RingArc, RingArc, RingArc];

export type RingSize = 'small' | 'normal' | 'large';

export type RingProps = {
  /** Filmed, watched alone, prepared, discussed. */
  readonly arcs: RingArcs;
  readonly size?: RingSize;
  /** No recording yet: the empty arcs are dashed. */
  readonly dashed?: boolean;
  /** What stands in the middle. */
  readonly children?: ReactNode;
};

/** Radii of 19, 84 and 122 px with their strokes, as in screens a and l. */
const measures: Readonly<Record<RingSize, RingMeasure>> = {
  small: { radius: 19, stroke: 6, restStroke: 2.5, gap: 3 },
  normal: { radius: 84, stroke: 13, restStroke: 3, gap: 7.5 },
  large: { radius: 122, stroke: 18, restStroke: 3, gap: 11 },
};

/** Outer side of the square that a ring takes, with the canvas that keeps the wire off it. */
const sides: Readonly<Record<RingSize, number>> = { small: 52, normal: 191, large: 272 };

const quarters: readonly Quarter[] = [0, 1, 2, 3];

/** A ring of four arcs: how far a round is. It is drawing only; the words beside it say the same. */
export function Ring({ arcs, size = 'normal', dashed = false, children }: RingProps): ReactElement {
  const side = sides[size];
  return (
    <span className={joinClasses(styles.ring, styles[size])}>
      <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true" className={styles.drawing}>
        <circle cx={side / 2} cy={side / 2} r={side / 2} className={styles.ground} />
        {quarters.map((quarter) => (
          <Arc key={quarter} arc={arcs[quarter]} quarter={quarter} size={size} dashed={dashed} />
        ))}
      </svg>
      {children !== undefined && <span className={styles.middle}>{children}</span>}
    </span>
  );
}

type ArcProps = {
  readonly arc: RingArc;
  readonly quarter: Quarter;
  readonly size: RingSize;
  readonly dashed: boolean;
};

function Arc({ arc, quarter, size, dashed }: ArcProps): ReactElement {
  const measure = measures[size];
  const path = quarterPath(quarter, measure, sides[size] / 2);
  if (arc.state === 'empty')
    return (
      <path
        d={path}
        strokeWidth={measure.restStroke}
        className={joinClasses(styles.rest, dashed && styles.dashed)}
      />
    );
  const share = arc.state === 'done' ? 1 : arc.state.share;
  return (
    <>
      {share < 1 && <path d={path} strokeWidth={measure.stroke} className={styles.track} />}
      {share > 0 && (
        <path
          d={path}
          strokeWidth={measure.stroke}
          pathLength={1}
          strokeDasharray={`${share} 2`}
          className={joinClasses(styles.arc, arc.own && styles.own)}
        />
      )}
    </>
  );
}
