import type { ReactElement, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './on-paper.module.css';

/** What goes to the printer, alone: while it is there, nothing else of the window is printed, and nobody sees it on the screen. */
export function OnPaper({ children }: { readonly children: ReactNode }): ReactElement {
  return createPortal(
    <div className={styles.onPaper} data-on-paper aria-hidden="true">
      {children}
    </div>,
    document.body,
  );
}
