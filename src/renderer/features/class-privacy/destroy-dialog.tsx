import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { PassphraseField } from '../../components/controls/passphrase-field.tsx';
import { Dialog } from '../../components/frame/dialog.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import styles from './class-privacy.module.css';

export type DestroyDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The question, in a sentence. */
  readonly title: string;
  /** What goes and what stays. */
  readonly children: string;
  /** What has to be chosen first. */
  readonly question?: ReactNode;
  /** On the button that does it. */
  readonly label: string;
  /** Can't be done yet; a press is answered with why. */
  readonly closed?: boolean;
  /** Destroys; a refusal is shown in the dialog. */
  readonly onDestroy: () => Promise<Result<unknown>>;
};

/** Asks once more before something goes for good. The wachtzin only when it was not typed a moment ago. */
export function DestroyDialog(props: DestroyDialogProps): ReactElement {
  const { isOpen, onClose, title, children, question, label, closed = false, onDestroy } = props;
  const { t } = useTranslation();
  const client = useClient();
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorPayload>();

  // what was missing is there now, or not asked for any more
  useEffect(() => {
    if (!closed) setError(undefined);
  }, [closed]);
  const close = (): void => {
    setPassphrase('');
    setAsked(false);
    setError(undefined);
    onClose();
  };
  const confirmed = async (): Promise<Result<unknown>> => {
    if (!asked) return onDestroy();
    const answer = await client.call('app.confirmPassphrase', { passphrase });
    return answer.ok ? onDestroy() : answer;
  };
  const destroy = async (): Promise<void> => {
    setBusy(true);
    const answer = await confirmed();
    setBusy(false);
    if (answer.ok) close();
    else if (answer.error.code === 'passphraseNeeded' && !asked) setAsked(true);
    else setError(answer.error);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={title}
      urgent
      actions={
        <>
          <Button autoFocus onPress={close}>
            {t('classPrivacy.keep')}
          </Button>
          <Button
            look="danger"
            isPending={busy}
            closed={closed || (asked && passphrase === '')}
            onPress={() => void destroy()}
          >
            {label}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      {question}
      {asked && (
        <form
          className={styles.asked}
          onSubmit={(event) => {
            event.preventDefault();
            if (passphrase !== '') void destroy();
          }}
        >
          <PassphraseField
            label={t('classPrivacy.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
        </form>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </Dialog>
  );
}
