import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { Result } from '../../../../shared/result.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { DestroyDialog } from '../destroy-dialog.tsx';
import styles from './keeping-section.module.css';

export type OriginalLineProps = { readonly recording: OutputOf<'retention.get'>['recordings'][number] };

/** What becomes of the camera's files once the review copy is verified: they may go, or went. */
export function OriginalLine({ recording }: OriginalLineProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const [wiped, setWiped] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const { recordingId, title, original } = recording;
  // the button that had the focus goes with the file
  const isLeft = wiped && !asking && original === 'gone';
  useEffect(() => {
    if (isLeft) line.current?.focus();
  }, [isLeft]);
  if (original === 'stays') return null;
  const wipe = async (): Promise<Result<unknown>> => {
    const answer = await client.call('recording.dropOriginal', { recordingId });
    setWiped(answer.ok);
    return answer;
  };
  return (
    <div className={styles.original}>
      <p ref={line} tabIndex={-1}>
        {t(`classPrivacy.keeping.original.${original}`)}
      </p>
      {original === 'mayGo' && (
        <Button size="small" onPress={() => setAsking(true)}>
          {t('classPrivacy.keeping.original.do')}
        </Button>
      )}
      <DestroyDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('classPrivacy.keeping.original.title', { title })}
        label={t('classPrivacy.keeping.original.do')}
        onDestroy={wipe}
      >
        {t('classPrivacy.keeping.original.what')}
      </DestroyDialog>
    </div>
  );
}
