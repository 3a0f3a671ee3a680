import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { SaveDialog } from '../../../components/saving/save-dialog.tsx';

/** The sheet as a file beside its paper, for who has no printer: on a stick, never where it is copied. */
export function SaveSheet({ groups }: { readonly groups: readonly string[] }): ReactElement {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<ErrorPayload>();
  const ask = (): void => {
    setDone(false);
    setError(undefined);
    setAsking(true);
  };
  const save = async (target: string): Promise<boolean> => {
    setBusy(true);
    const language = i18n.language.startsWith('nl') ? 'nl' : 'en';
    const answer = await client.call('recovery.save', { code: groups.join(' '), language, target });
    setBusy(false);
    setDone(answer.ok);
    setError(answer.ok ? undefined : answer.error);
    return answer.ok;
  };
  return (
    <>
      <Button onPress={ask}>{t('saving.asFile')}</Button>
      <span role="status">{done && t('saving.done')}</span>
      <SaveDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('saving.asFile')}
        suggestedName={t('classPrivacy.recovery.fileName')}
        isPending={busy}
        error={error}
        onSave={save}
      >
        <p>{t('classPrivacy.recovery.saveWhere')}</p>
      </SaveDialog>
    </>
  );
}
