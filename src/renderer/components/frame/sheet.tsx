import { type ReactElement, type ReactNode, useId } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { beginInSight } from '../focus/begin-in-sight.ts';
import styles from './sheet.module.css';
import { ThemeArea, useTheme } from './theme-area.tsx';

export type SheetProps = {
  readonly isOpen: boolean;
  /** Escape, or the owner's own button. */
  readonly onClose: () => void;
  readonly title: string;
  /** Under the title, in one or two sentences. */
  readonly intro?: ReactNode;
  readonly children: ReactNode;
  /** Stays in sight at the bottom: what decides. */
  readonly footer?: ReactNode;
};

/**
 * A sheet of daylight from the right, 640 px wide, over a veiled screen: what you do here leaves the dark. It keeps focus
 * and begins with what has `autoFocus`. The seal in the title bar stays in sight.
 */
export function Sheet({ isOpen, onClose, title, intro, children, footer }: SheetProps): ReactElement {
  const theme = useTheme();
  const titleId = useId();
  return (
    <ModalOverlay
      data-theme={theme}
      className={styles.veil ?? ''}
      // the title bar goes with the page: what it left is veiled too
      style={{ '--scrolled': `${window.scrollY}px` }}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-labelledby={titleId} data-quiet-focus>
          <ThemeArea ref={beginInSight} theme="daglicht" className={styles.sheet}>
            <h1 id={titleId} tabIndex={-1} data-quiet-focus className={styles.title}>
              {title}
            </h1>
            {intro !== undefined && <p className={styles.intro}>{intro}</p>}
            <div className={styles.content}>{children}</div>
            {footer !== undefined && <div className={styles.footer}>{footer}</div>}
          </ThemeArea>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
