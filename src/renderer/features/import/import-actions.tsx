import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { useClient } from '../../api/client-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ErrorNotice } from '../../components/frame/error-notice.tsx';
import { useImportDesk } from '../../stores/import-desk.ts';
import { useScreen } from '../../stores/screen-store.ts';
import { CutShortActions } from './cut-short-actions.tsx';
import { FilmInput } from './film-input.tsx';
import styles from './import-screen.module.css';
import { isReadIn } from './is-read-in.ts';
import { KeepArrived } from './keep-arrived.tsx';
import type { CurrentImport } from './use-import.ts';

export type ImportActionsProps = {
  readonly current: CurrentImport;
  /** How much of the film is in the vault. */
  readonly safeUs: number;
};

/** What can be done at each stage: stop, go on, or watch. */
export function ImportActions({ current, safeUs }: ImportActionsProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const desk = useImportDesk();
  const { go } = useScreen();
  const { job, recording } = current;
  if (job === undefined) return null;
  const cancel = async (): Promise<void> => {
    await client.ask('job.cancel', { jobId: job.id });
    desk.clear();
  };
  const stop = (
    <Button look="quietLink" onPress={() => void cancel()}>
      {t('importing.cancel')}
    </Button>
  );
  const watch = (): void => {
    if (recording === undefined) return;
    desk.clear();
    go({ at: 'viewing', recordingId: recording.id });
  };
  if (isReadIn(current))
    return (
      <div className={styles.actions}>
        {recording !== undefined && recording.cutShort !== null && (
          <CutShortActions recording={recording} onWatch={watch} />
        )}
        {recording !== undefined && recording.cutShort === null && (
          <Button look="primary" autoFocus onPress={watch}>
            {t('importing.watchNow')}
          </Button>
        )}
        <Button look="link" onPress={desk.clear.bind(desk)}>
          {t('importing.another')}
        </Button>
      </div>
    );
  if (job.state === 'interrupted')
    return (
      <div className={styles.actions}>
        <GoOn jobId={job.id} isWithoutFilm={current.error?.code === 'filmNotOffered'} />
        <KeepArrived job={job} safeUs={safeUs} />
        {stop}
      </div>
    );
  // what became of it is known in a moment
  if (job.state === 'done') return null;
  return <div className={styles.actions}>{stop}</div>;
}

type GoOnProps = {
  readonly jobId: string;
  /** Only a page had its bytes, and that is gone: it can't go on before the film is chosen again. */
  readonly isWithoutFilm: boolean;
};

/** Goes on where it stopped. A file of which only the page had the bytes has to be chosen again. */
function GoOn({ jobId, isWithoutFilm }: GoOnProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const desk = useImportDesk();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<ErrorPayload>();
  const resume = async (): Promise<void> => {
    setError(undefined);
    const answer = await client.call('job.resume', { jobId });
    if (!answer.ok) setError(answer.error);
  };
  const again = async (files: readonly File[]): Promise<void> => {
    const offered = await desk.offerAgain(files);
    if (offered.ok) await resume();
    else setError(offered.error);
  };
  return (
    <>
      {!isWithoutFilm && (
        <Button look="primary" autoFocus onPress={() => void resume()}>
          {t('importing.goOn')}
        </Button>
      )}
      {client.transport.shell.pathOf === null && (
        <>
          <FilmInput ref={input} onFiles={(files) => void again(files)} />
          <Button
            {...(isWithoutFilm && { look: 'primary', autoFocus: true })}
            onPress={() => input.current?.click()}
          >
            {t('importing.chooseAgain')}
          </Button>
        </>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
    </>
  );
}
