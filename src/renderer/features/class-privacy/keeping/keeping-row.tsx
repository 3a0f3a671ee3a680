import type { CSSProperties, ReactElement, ReactNode } from 'react';
import styles from './keeping-section.module.css';

export type KeepingRowProps = {
  readonly name: string;
  /** The sentence with the day. */
  readonly until: string;
  readonly share: number;
  readonly look: 'own' | 'released' | 'received' | 'over';
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** One line: what it is, a bar as long as it may stay, until when in words, and what can be done. */
export function KeepingRow({ name, until, share, look, actions, children }: KeepingRowProps): ReactElement {
  return (
    <li className={styles.row}>
      <b className={styles.name}>{name}</b>
      <span className={styles.line} style={{ '--share': share } as CSSProperties}>
        <span className={styles.bar} data-look={look} aria-hidden="true" />
        <span className={styles.until}>{until}</span>
      </span>
      {actions !== undefined && <span className={styles.actions}>{actions}</span>}
      {children}
    </li>
  );
}
