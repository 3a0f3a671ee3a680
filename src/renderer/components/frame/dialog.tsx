import { type ReactElement, type ReactNode, useId } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { keepFocus } from '../focus/keep-focus.ts';
import styles from './dialog.module.css';
import { useTheme } from './theme-area.tsx';

export type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The question, in a sentence. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The answers, the careful one with `autoFocus`. */
  readonly actions: ReactNode;
  /** Asks something that can't wait: a screen reader reads it at once. */
  readonly urgent?: boolean;
};

/** A question in the middle of the window. Few things deserve one: a message goes in a notice, a task in a sheet. */
export function Dialog({
  isOpen,
  onClose,
  title,
  children,
  actions,
  urgent = false,
}: DialogProps): ReactElement {
  const theme = useTheme();
  const titleId = useId();
  return (
    <ModalOverlay
      data-theme={theme}
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog
          ref={keepFocus}
          role={urgent ? 'alertdialog' : 'dialog'}
          aria-labelledby={titleId}
          className={styles.dialog ?? ''}
          data-quiet-focus
        >
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {children !== undefined && <div className={styles.words}>{children}</div>}
          <div className={styles.actions}>{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
