import type { ReactElement, ReactNode } from 'react';
import styles from './empty-state.module.css';

export type EmptyStateProps = {
  /** What is not there yet, and how it comes: `Nog geen opname. Sleep een filmpje hierheen …` */
  readonly title: string;
  /** It is all that a screen has: its title is that of the screen. */
  readonly isScreen?: boolean;
  readonly hint?: ReactNode;
  /** The one next step. */
  readonly action: ReactNode;
  /** The link back. */
  readonly back?: ReactNode;
};

/** A screen with nothing on it: exactly one next step, and a way back (UX §2). */
export function EmptyState({ title, isScreen = false, hint, action, back }: EmptyStateProps): ReactElement {
  const Title = isScreen ? 'h1' : 'p';
  return (
    <div className={styles.empty}>
      <span className={styles.ring} aria-hidden="true" />
      <Title className={styles.title}>{title}</Title>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.actions}>
        {action}
        {back}
      </div>
    </div>
  );
}
