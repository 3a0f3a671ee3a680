import type { ReactElement } from 'react';
import { Ring, type RingArcs } from './ring.tsx';
import styles from './round-wire.module.css';

export type RoundOnWire = {
  readonly id: string;
  readonly arcs: RingArcs;
  /** What this laptop knows of the round, such as `ingelezen 17 nov`; empty where it knows nothing. */
  readonly caption: string;
  /** Whether the wire up to this ring is drawn; it is dashed from the first that is still to come. */
  readonly reached: boolean;
};

export type RoundWireProps = {
  /** Whose wire it is, for a screen reader. */
  readonly label: string;
  readonly rounds: readonly RoundOnWire[];
};

/** One teacher's rounds on the begeleider's home: a small ring each on one wire, with a caption under it. */
export function RoundWire({ label, rounds }: RoundWireProps): ReactElement {
  return (
    <ol className={styles.wire} aria-label={label}>
      {rounds.map((round, index) => (
        <li
          key={round.id}
          className={styles.round}
          data-before={round.reached ? 'drawn' : 'dashed'}
          data-after={rounds[index + 1]?.reached ? 'drawn' : 'dashed'}
        >
          <Ring arcs={round.arcs} size="small" />
          <span className={styles.caption}>{round.caption}</span>
        </li>
      ))}
    </ol>
  );
}
