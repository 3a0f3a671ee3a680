import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../commands/desk-context.ts';
import { Button } from '../../components/controls/button.tsx';
import { ProposalRows } from '../../components/proposal/proposal-rows.tsx';
import { WatchLine } from '../../components/watch-along/watch-line.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { FilmPicture } from '../../media/film-picture.tsx';
import { OtherRecordings } from './other-recordings.tsx';
import styles from './trajectory-home.module.css';

export type ResumeBlockProps = Pick<OutputOf<'home.trajectory'>, 'resume' | 'others'>;

/** Where she was, with one button back to it; without a recording the way to read one in. */
export function ResumeBlock({ resume, others }: ResumeBlockProps): ReactElement {
  const { t } = useTranslation();
  const importing = useCommand('app.import');
  const onward = useCommand('trajectory.resume');
  if (resume === null)
    return (
      <>
        <p className={styles.quiet}>{t('trajectory.noRecording')}</p>
        <div>
          <Button look="primary" icon="camera" keys={importing.keys ?? ''} onPress={importing.run}>
            {importing.label}
          </Button>
        </div>
      </>
    );
  const { recordingId, title, state, atUs, durationUs, fragments, annotations, released } = resume;
  return (
    <div className={styles.resume}>
      <span className={styles.still}>
        <FilmPicture recordingId={recordingId} atUs={atUs} />
        <progress
          className={styles.progress}
          aria-label={t('trajectory.watchedTo', { time: formatMediaTime(atUs) })}
          value={durationUs === 0 ? 0 : atUs / durationUs}
          max={1}
        />
      </span>
      <div className={styles.about}>
        <p>
          <b>{title}</b>,{' '}
          {state === 'destroyed'
            ? t('trajectory.erased')
            : t('trajectory.stoppedAt', { time: formatMediaTime(atUs) })}
        </p>
        <p className={styles.quiet}>
          {t('trajectory.made', {
            fragments: t('trajectory.fragments', { count: fragments }),
            annotations: t('trajectory.annotations', { count: annotations }),
            released:
              released === 0 ? t('trajectory.noneReleased') : t('trajectory.released', { count: released }),
          })}
        </p>
        {state === 'ready' && <WatchLine recordingId={recordingId} />}
        <Button look="primary" icon="play" keys={onward.keys ?? ''} onPress={onward.run}>
          {state === 'destroyed' ? t('trajectory.toMarks') : onward.label}
        </Button>
      </div>
      <div className={styles.proposals}>
        <ProposalRows />
      </div>
      {others.length > 0 && <OtherRecordings recordings={others} />}
    </div>
  );
}
