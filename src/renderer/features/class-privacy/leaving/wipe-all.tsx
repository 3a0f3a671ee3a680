import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Checkbox } from '../../../components/controls/checkbox.tsx';
import { PassphraseField } from '../../../components/controls/passphrase-field.tsx';
import { Dialog } from '../../../components/frame/dialog.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { TargetChoice } from '../../../components/saving/target-choice.tsx';
import { setParting } from '../../../stores/parting-store.ts';
import styles from './leaving-section.module.css';

/** Asks once more, with the wachtzin and a report if she wants one, and then destroys everything. */
export function WipeAll(): ReactElement {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="danger" onPress={() => setOpen(true)}>
        {t('classPrivacy.leaving.wipe')}
      </Button>
      {isOpen && <WipeDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function WipeDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [wantsReport, setWantsReport] = useState(false);
  const [target, setTarget] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const { busy, error, destroy } = useDestroy();
  const closed = passphrase === '' || (wantsReport && target === null);
  const go = (): void => {
    if (!closed && !busy)
      void destroy({ passphrase, ...(wantsReport && target !== null && { report: target }) });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('classPrivacy.leaving.sure')}
      urgent
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('classPrivacy.keep')}
          </Button>
          <Button look="danger" isPending={busy} closed={closed} onPress={go}>
            {t('classPrivacy.leaving.do')}
          </Button>
        </>
      }
    >
      <form
        className={styles.asked}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <p>{t('classPrivacy.leaving.sureWhat')}</p>
        <Checkbox isSelected={wantsReport} onChange={setWantsReport}>
          {t('classPrivacy.leaving.report')}
        </Checkbox>
        {wantsReport && (
          <TargetChoice
            suggestedName={t('classPrivacy.leaving.reportFile')}
            value={target}
            onChange={setTarget}
          />
        )}
        <PassphraseField label={t('classPrivacy.passphrase')} value={passphrase} onChange={setPassphrase} />
        {error !== undefined && <ErrorNotice error={error} />}
      </form>
    </Dialog>
  );
}

/** Destroys. Every screen leaves with the library, so that from then on the window tells how it ended. */
function useDestroy() {
  const client = useClient();
  const here = useRef(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const destroy = async (input: { passphrase: string; report?: string }): Promise<void> => {
    setBusy(true);
    setParting({ phase: 'going' });
    const answer = await client.call('library.destroy', input);
    if (answer.ok) return setParting({ phase: 'gone', finished: answer.value.finished });
    setParting(here.current ? null : { phase: 'failed', error: answer.error });
    setBusy(false);
    setError(answer.error);
  };
  return { busy, error, destroy };
}
