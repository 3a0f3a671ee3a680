import type { ReactElement } from 'react';
import type { Cluster } from '../../../shared/model/guide.ts';
import { joinClasses } from '../join-classes.ts';
import styles from './bead.module.css';

export type BeadProps = {
  readonly cluster: Cluster;
  /** Side in px at the plain text size. */
  readonly size?: number;
};

/** The mark of a cluster: its own shape in its own colour. A word always stands beside it. */
export function Bead({ cluster, size = 16 }: BeadProps): ReactElement {
  const side = `${size / 16}rem`;
  return (
    <svg
      width={side}
      height={side}
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={joinClasses(styles.bead, styles[cluster])}
    >
      {shapes[cluster]}
    </svg>
  );
}

const shapes: Readonly<Record<Cluster, ReactElement>> = {
  following: <circle cx="8" cy="8" r="6.6" />,
  receiving: <rect x="2" y="2" width="12" height="12" rx="1.6" />,
  turn: <path d="M8 .8 15.2 8 8 15.2.8 8z" />,
  leading: <path d="M8 1.2 15.4 14.4H.6z" />,
  pupil: <circle cx="8" cy="8" r="5.1" stroke="currentColor" strokeWidth="3.6" className={styles.open} />,
};

export type BarProps = {
  readonly cluster: Cluster;
};

/**
 * A mark that lasts: as wide as its place, its ends in the manner of its cluster's shape (round, square, pointed,
 * sloped; the pupil's is open).
 */
export function Bar({ cluster }: BarProps): ReactElement {
  return <span className={joinClasses(styles.bar, styles[cluster])} aria-hidden="true" />;
}
