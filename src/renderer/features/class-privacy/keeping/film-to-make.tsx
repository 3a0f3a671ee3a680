import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useFollowedJob } from '../../../stores/use-followed-job.ts';
import styles from './keeping-section.module.css';

export type FilmToMakeProps = {
  readonly recordingId: RecordingId;
  /** How many fragments are released. */
  readonly count: number;
};

/** What is released can stay once it has a film of its own: has it made, and says how far that is. */
export function FilmToMake({ recordingId, count }: FilmToMakeProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const { start, busy, job, error } = useFollowedJob();
  const stop = (): void => {
    if (job !== undefined) void client.call('job.cancel', { jobId: job.id });
  };
  return (
    <>
      <p className={styles.making}>
        <span>
          {busy
            ? t('classPrivacy.keeping.making', { percent: Math.floor((job?.share ?? 0) * 100) })
            : t('classPrivacy.keeping.unmade', { count })}
        </span>
        {busy ? (
          <Button look="quietLink" onPress={stop}>
            {t('classPrivacy.keeping.stopMaking')}
          </Button>
        ) : (
          <Button size="small" onPress={() => void start(client.call('release.render', { recordingId }))}>
            {t('classPrivacy.keeping.make')}
          </Button>
        )}
      </p>
      {error !== undefined && error.code !== 'cancelled' && <ErrorNotice error={error} />}
    </>
  );
}
