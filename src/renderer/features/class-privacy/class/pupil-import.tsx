import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { LARGEST_PUPIL_LIST } from '../../../../shared/model/largest-pupil-list.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './class-section.module.css';

type Preview = OutputOf<'class.previewPupils'>;

/** Inlezen uit een lijst: what the file would bring, row by row, before anything is stored. */
export function PupilImport(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<Preview>();
  const [error, setError] = useState<ErrorPayload>();
  const refuse = (reason: ErrorPayload): void => {
    setPreview(undefined);
    setError(reason);
  };
  const look = async (file: File): Promise<void> => {
    // a film chosen by mistake need not be read to say so
    if (file.size > LARGEST_PUPIL_LIST) return refuse({ code: 'csvUnreadable', params: {} });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const answer = await client.call('class.previewPupils', { base64 });
    if (!answer.ok) return refuse(answer.error);
    setPreview(answer.value);
    setError(undefined);
  };
  return (
    <div className={styles.importing}>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // the same file can be chosen again
          currentTarget.value = '';
          if (file !== undefined) void look(file);
        }}
      />
      {preview === undefined && (
        <>
          <Button onPress={() => input.current?.click()}>{t('classPrivacy.import.choose')}</Button>
          <p className={styles.looks}>{t('classPrivacy.import.looks')}</p>
        </>
      )}
      {error && <ErrorNotice error={error} />}
      {preview && <Rows preview={preview} onClose={() => setPreview(undefined)} />}
    </div>
  );
}

type RowsProps = { readonly preview: Preview; readonly onClose: () => void };

function Rows({ preview, onClose }: RowsProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<ErrorPayload>();
  const good = preview.rows.filter(({ problems }) => problems.length === 0);
  const store = async (): Promise<void> => {
    const answer = await client.call('class.importPupils', { pupils: good.map(({ pupil }) => pupil) });
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <>
      <p role="status">
        {t('classPrivacy.import.found', { count: good.length, total: preview.rows.length })}
      </p>
      <ol className={styles.rows}>
        {preview.rows.map(({ line, pupil, problems, remarks }) => (
          <li key={line} data-refused={problems.length > 0 || undefined}>
            <b>{pupil.firstName ?? t('classPrivacy.import.noName')}</b>{' '}
            {pupil.number !== null && t('classPrivacy.class.short', { number: pupil.number })}{' '}
            {pupil.group !== null && t('classPrivacy.import.group', { name: pupil.group })}{' '}
            {pupil.status !== null && t(`classPrivacy.consent.status.${pupil.status}`)}{' '}
            {[...problems, ...remarks].map((problem) => (
              <span key={problem} className={styles.problem}>
                {t(`classPrivacy.import.problem.${problem}`, { line })}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {error && <ErrorNotice error={error} />}
      <div className={styles.buttons}>
        <Button look="primary" isDisabled={good.length === 0} onPress={() => void store()}>
          {t('classPrivacy.import.store', { count: good.length })}
        </Button>
        <Button onPress={onClose}>{t('classPrivacy.consent.cancel')}</Button>
      </div>
    </>
  );
}
