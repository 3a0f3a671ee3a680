import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Choice } from '../../../components/controls/choice.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { TargetChoice } from '../../../components/saving/target-choice.tsx';
import { useScreen } from '../../../stores/screen-store.ts';
import { useJob } from '../../../stores/use-job.ts';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './leaving-section.module.css';

export type HandOverFormProps = { readonly recordingId: string; readonly onClose: () => void };

/** To whom a recording goes and where the package is put; then how far it is. */
export function HandOverForm({ recordingId, onClose }: HandOverFormProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { go } = useScreen();
  const contacts = (useRecords('contact.list', {}).value ?? []).filter(
    ({ lostAt, replacedBy }) => lostAt === null && replacedBy === null,
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [refused, setRefused] = useState<ErrorPayload>();
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);
  const contact = contacts.find(({ id }) => id === wanted);
  const error = refused ?? job?.error ?? undefined;
  if (contacts.length === 0)
    return (
      <p>
        {t('classPrivacy.leaving.noCards')}{' '}
        <Button look="link" onPress={() => go({ at: 'privacy', section: 'keyCard' })}>
          {t('classPrivacy.leaving.toCards')}
        </Button>
      </p>
    );
  if (job?.state === 'done')
    return <p role="status">{t('classPrivacy.leaving.handed', { name: contact?.name ?? '' })}</p>;
  if (jobId !== null && error === undefined)
    return (
      <div className={styles.asked}>
        <progress max={1} value={job?.share ?? 0} aria-label={t('classPrivacy.leaving.handing')} />
        <Button
          onPress={() => {
            void client.ask('job.cancel', { jobId });
            onClose();
          }}
        >
          {t('classPrivacy.leaving.stop')}
        </Button>
      </div>
    );
  const hand = async (): Promise<void> => {
    if (contact === undefined || target === null) return;
    setJobId(null);
    const answer = await client.call('custody.handOver', { recordingId, contactId: contact.id, target });
    setRefused(answer.ok ? undefined : answer.error);
    if (answer.ok) setJobId(answer.value.jobId);
  };
  return (
    <div className={styles.asked}>
      <Choice
        label={t('classPrivacy.leaving.toWhom')}
        size="apart"
        value={wanted}
        onChange={setWanted}
        options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {contact?.confirmedAt === null && (
        <p className={styles.intro}>{t('classPrivacy.leaving.notCompared', { name: contact.name })}</p>
      )}
      <TargetChoice suggestedName={t('classPrivacy.leaving.handFile')} value={target} onChange={setTarget} />
      {error !== undefined && <ErrorNotice error={error} />}
      <div className={styles.row}>
        <Button look="primary" closed={contact === undefined || target === null} onPress={() => void hand()}>
          {t('classPrivacy.leaving.seal')}
        </Button>
        <Button look="link" onPress={onClose}>
          {t('classPrivacy.leaving.cancel')}
        </Button>
      </div>
    </div>
  );
}
