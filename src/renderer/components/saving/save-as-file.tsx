import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../shared/result.ts';
import { useFollowedJob } from '../../stores/use-followed-job.ts';
import { Button } from '../controls/button.tsx';
import { ErrorNotice } from '../frame/error-notice.tsx';
import { SaveDialog } from './save-dialog.tsx';

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
  const saving = useFollowedJob();
  const named = about === undefined ? label : `${label}: ${about}`;
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
      <SaveDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={named}
        suggestedName={suggestedName}
        isPending={saving.busy}
        error={saving.error}
        onSave={(target) => saving.start(onSave(target))}
      />
      {!asking && saving.error !== undefined && <ErrorNotice error={saving.error} />}
    </>
  );
}
