import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingId } from '../../../shared/model/ids.ts';
import type { ReviewCopy } from '../../../shared/model/review-copy.ts';
import { useClient } from '../../api/client-context.ts';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { useRecords } from '../../stores/use-records.ts';
import { Button } from '../controls/button.tsx';
import { announce } from '../frame/live-region.tsx';
import styles from './copy-making.module.css';

/** From this length on it is told in minutes, in microseconds. */
const LONG_US = 180_000_000;

/** How far the review copy of a recording is, and a way to pause its making. Nothing where there is none to make. */
export function CopyMaking({ recordingId }: { readonly recordingId: RecordingId }): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const copy = useRecords('recording.reviewCopy', { recordingId }).value;
  const line = useLine(copy);
  if (copy === undefined || line === null) return null;
  const isStopped = copy.state === 'paused' || copy.state === 'failed';
  const turn = (): void => {
    void client.ask(isStopped ? 'recording.makeReviewCopy' : 'recording.pauseReviewCopy', { recordingId });
  };
  return (
    <p className={styles.making}>
      <span>{line}</span>
      <Button look="quietLink" onPress={turn}>
        {isStopped ? t('copyMaking.goOn') : t('copyMaking.pause')}
      </Button>
    </p>
  );
}

/** What is said of it; null when there is nothing to wait for. Said aloud every tenth. */
function useLine(copy: ReviewCopy | undefined): string | null {
  const { t } = useTranslation();
  const { state = 'none', doneUs = 0, totalUs = null } = copy ?? {};
  const tenth = state === 'making' && totalUs !== null ? Math.floor((doneUs / totalUs) * 10) : 0;
  useEffect(
    () => (tenth > 0 ? announce(t('copyMaking.tenth', { percent: tenth * 10 })) : undefined),
    [tenth, t],
  );
  if (state === 'none' || state === 'ready') return null;
  if (state === 'failed') return t('copyMaking.failed');
  const phase = state === 'paused' ? 'paused' : 'making';
  if (doneUs === 0) return t(`copyMaking.${phase}.begin`);
  const done = formatMediaTime(doneUs);
  if (totalUs === null) return t(`copyMaking.${phase}.unknown`, { done });
  if (totalUs < LONG_US) return t(`copyMaking.${phase}.short`, { done, total: formatMediaTime(totalUs) });
  return t(`copyMaking.${phase}.minutes`, {
    done: Math.floor(doneUs / 60e6),
    count: Math.round(totalUs / 60e6),
  });
}
