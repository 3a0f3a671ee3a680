import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import type { Recording } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useImportDesk } from '../../stores/import-desk.ts';
import { useGoodPartWords } from './use-good-part-words.ts';

export type CutShortActionsProps = {
  readonly recording: Recording;
  readonly onWatch: () => void;
};

/** The end of the film can't be read: go on with what there is, or read it in anew. */
export function CutShortActions({ recording, onWatch }: CutShortActionsProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const desk = useImportDesk();
  const words = useGoodPartWords(recording);
  const [error, setError] = useState<ErrorPayload>();
  const again = async (): Promise<void> => {
    const answer = await client.call('recording.readAgain', { recordingId: recording.id });
    if (answer.ok) await desk.again();
    else setError(answer.error);
  };
  return (
    <>
      <Button look="primary" autoFocus onPress={onWatch}>
        {words.goOn}
      </Button>
      <Button onPress={() => void again()}>{t('importing.tryAgain')}</Button>
      {error !== undefined && <ErrorNotice error={error} />}
    </>
  );
}
