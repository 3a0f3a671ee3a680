import { type ReactElement, type ReactNode, useState } from 'react';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Result } from '../../../shared/result.ts';
import { Button } from '../controls/button.tsx';
import { PassphraseField } from '../controls/passphrase-field.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import styles from './passphrase-form.module.css';

export type PassphraseFormProps<T> = {
  readonly label: string;
  /** What it is asked for, before the field. */
  readonly intro?: ReactNode;
  readonly action: string;
  readonly cancel: string;
  /** Does it; a refusal is shown here. */
  readonly onConfirm: (passphrase: string) => Promise<Result<T>>;
  readonly onDone: (value: T) => void;
  readonly onClose: () => void;
};

/** It comes under the button that asked for it, which may be the last line in sight; the focus that it takes moves nothing. */
function showWhole(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' });
}

/** Asks for the wachtzin before something that needs it, and forgets it at once. */
export function PassphraseForm<T>(props: PassphraseFormProps<T>): ReactElement {
  const { label, intro, action, cancel, onConfirm, onDone, onClose } = props;
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const confirm = async (): Promise<void> => {
    if (busy || passphrase === '') return;
    setBusy(true);
    const answer = await onConfirm(passphrase);
    setBusy(false);
    setPassphrase('');
    setError(answer.ok ? undefined : answer.error);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <form
      ref={showWhole}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      {intro}
      <PassphraseField label={label} value={passphrase} onChange={setPassphrase} autoFocus />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button look="primary" type="submit" isPending={busy} closed={passphrase === ''}>
          {action}
        </Button>
        <Button look="link" onPress={onClose}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
