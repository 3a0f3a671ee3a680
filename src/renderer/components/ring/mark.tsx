import type { ReactElement } from 'react';
import { dotsInCircle } from './dots-in-circle.ts';
import styles from './mark.module.css';

type MarkProps = {
  /** Side in px at the plain text size. */
  readonly size?: number;
};

const dots = dotsInCircle(8, 10.6, 14);

/** The mark of Kijkkring: a ring of seven dots and a larger yellow one, you. It stands beside the name. */
export function Mark({ size = 24 }: MarkProps): ReactElement {
  const side = `${size / 16}rem`;
  return (
    <svg width={side} height={side} viewBox="0 0 28 28" aria-hidden="true">
      {dots.map(({ x, y }, index) => (
        <circle
          key={`${x},${y}`}
          cx={x}
          cy={y}
          r={index === 1 ? 3.3 : 2.3}
          className={index === 1 ? styles.you : styles.other}
        />
      ))}
    </svg>
  );
}
