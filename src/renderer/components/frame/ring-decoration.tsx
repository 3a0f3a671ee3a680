import type { ReactElement } from 'react';
import { dotsInCircle } from '../ring/dots-in-circle.ts';
import styles from './ring-decoration.module.css';

export type RingDecorationProps = {
  /** `open`: eight full dots, the yellow one being you (first start). `closed`: seven faint ones and your closed ring. */
  readonly look: 'open' | 'closed';
};

/** The ring of the mark, large at the edge of a screen that has little else on it. */
export function RingDecoration({ look }: RingDecorationProps): ReactElement {
  return (
    <svg
      viewBox={look === 'open' ? '0 0 880 794' : '0 0 900 900'}
      aria-hidden="true"
      className={styles[look]}
    >
      {look === 'open' ? <OpenRing /> : <ClosedRing />}
    </svg>
  );
}

function OpenRing(): ReactElement[] {
  return dotsInCircle(8, 308, 440).map(({ x, y }, index) => (
    <circle
      key={`${x},${y}`}
      cx={x}
      cy={y - 43}
      r={index === 6 ? 86 : 64}
      className={index === 6 ? styles.you : styles.other}
    />
  ));
}

function ClosedRing(): ReactElement[] {
  return dotsInCircle(8, 330, 450).map(({ x, y }, index) =>
    index === 1 ? (
      <g key={`${x},${y}`}>
        <circle cx={x} cy={y} r="74" className={styles.yourRing} />
        <circle cx={x} cy={y} r="26" className={styles.you} />
      </g>
    ) : (
      <circle key={`${x},${y}`} cx={x} cy={y} r="42" className={styles.faint} />
    ),
  );
}
