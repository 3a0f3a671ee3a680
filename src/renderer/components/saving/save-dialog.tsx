import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import styles from './save-dialog.module.css';
import { TargetChoice } from './target-choice.tsx';

export type SaveDialogProps = {
  readonly isOpen: boolean;
  readonly title: string;
  /** With its extension. */
  readonly suggestedName: string;
  readonly isPending: boolean;
  readonly error: ErrorPayload | undefined;
  /** What to know before a place is chosen. */
  readonly children?: ReactNode;
  /** Answers whether the dialog has done its work. */
  readonly onSave: (target: string) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Asks where a new file goes, and says why it can't. */
export function SaveDialog({
  isOpen,
  title,
  suggestedName,
  isPending,
  error,
  children,
  onSave,
  onClose,
}: SaveDialogProps): ReactElement {
  const { t } = useTranslation();
  const [target, setTarget] = useState<string | null>(null);
  const close = (): void => {
    setTarget(null);
    onClose();
  };
  const save = async (): Promise<void> => {
    if (target !== null && (await onSave(target))) close();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={title}
      actions={
        <>
          <Button onPress={close}>{t('saving.close')}</Button>
          <Button look="primary" closed={target === null} isPending={isPending} onPress={() => void save()}>
            {t('saving.here')}
          </Button>
        </>
      }
    >
      <div className={styles.asked}>
        {children}
        <TargetChoice suggestedName={suggestedName} value={target} onChange={setTarget} />
        {error !== undefined && <ErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}
