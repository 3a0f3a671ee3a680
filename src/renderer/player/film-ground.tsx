import type { ReactElement, RefObject } from 'react';
import styles from './film-ground.module.css';

export type FilmGroundProps = {
  readonly label: string;
  readonly ground: RefObject<HTMLDivElement | null>;
};

/** Where a film is shown; the player puts its elements in it. */
export function FilmGround({ label, ground }: FilmGroundProps): ReactElement {
  return <div ref={ground} className={styles.ground} role="img" aria-label={label} />;
}
