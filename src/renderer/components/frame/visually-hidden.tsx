import type { ReactElement, ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for a screen reader where the drawing says it to the others. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactElement {
  return <span className={styles.hidden}>{children}</span>;
}
