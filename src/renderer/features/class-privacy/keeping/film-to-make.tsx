import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingId } from '../../../../shared/model/ids.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { takeFocus } from '../../../components/focus/take-focus.ts';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import { useFollowedJob } from '../../../stores/use-followed-job.ts';
import styles from './keeping-section.module.css';

export type FilmToMakeProps = {
  readonly recordingId: RecordingId;
  /** How many fragments are released. */
  readonly count: number;
  /** Each has a film. */
  readonly made: boolean;
};

/** What is released can stay once it has a film of its own: has it made, and says how far that is. Nothing where it has one. */
export function FilmToMake({ recordingId, count, made }: FilmToMakeProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const { start, busy, job, done, error } = useFollowedJob();
  const stop = (): void => {
    if (job !== undefined) void client.ask('job.cancel', { jobId: job.id });
  };
  if (done)
    return (
      <p ref={takeFocus} tabIndex={-1} className={styles.making}>
        {t('classPrivacy.keeping.made', { count })}
      </p>
    );
  if (made && !busy) return null;
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
