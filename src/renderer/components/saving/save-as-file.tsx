import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/result.ts';
import { useFollowedJob } from '../../stores/use-followed-job.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { TargetChoice } from './target-choice.tsx';

export type SaveAsFileProps = {
  readonly label: string;
  /** What is saved, where there are several such buttons. */
  readonly about?: string;
  /** With its extension. */
  readonly suggestedName: string;
  /** Begins the job that writes the file. */
  readonly onSave: (target: string) => Promise<Result<{ readonly jobId: string }>>;
};

/** A button that writes a file to a place of her own choice, and says when it is there or why not. */
export function SaveAsFile({ label, about, suggestedName, onSave }: SaveAsFileProps): ReactElement {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [target, setTarget] = useState<string | null>(null);
  const saving = useFollowedJob();
  const named = about === undefined ? label : `${label}: ${about}`;
  const close = (): void => {
    setAsking(false);
    setTarget(null);
  };
  const save = async (): Promise<void> => {
    if (target !== null && (await saving.start(onSave(target)))) close();
  };
  return (
    <>
      <Button
        aria-label={named}
        onPress={() => {
          saving.reset();
          setAsking(true);
        }}
      >
        {label}
      </Button>
      <span role="status">{saving.done && t('saving.done')}</span>
      <Dialog
        isOpen={asking}
        onClose={close}
        title={named}
        actions={
          <>
            <Button onPress={close}>{t('saving.close')}</Button>
            <Button
              look="primary"
              closed={target === null}
              isPending={saving.busy}
              onPress={() => void save()}
            >
              {t('saving.here')}
            </Button>
          </>
        }
      >
        <TargetChoice suggestedName={suggestedName} value={target} onChange={setTarget} />
        {saving.error !== undefined && <ErrorNotice error={saving.error} />}
      </Dialog>
      {!asking && saving.error !== undefined && <ErrorNotice error={saving.error} />}
    </>
  );
}
