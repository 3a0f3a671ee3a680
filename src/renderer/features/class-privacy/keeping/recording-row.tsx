import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { Button } from '../../../components/controls/button.tsx';
import { WatchLine } from '../../../components/watch-along/watch-line.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useScreen } from '../../../stores/screen-store.ts';
import { DestroyRecording } from './destroy-recording.tsx';
import { ExtendForm } from './extend-form.tsx';
import { KeepingRow } from './keeping-row.tsx';
import styles from './keeping-section.module.css';
import { OriginalLine } from './original-line.tsx';
import type { TimeScale } from './time-scale.ts';

type KeptRecording = OutputOf<'retention.get'>['recordings'][number];

export type RecordingRowProps = { readonly recording: KeptRecording; readonly scale: TimeScale };

/** A recording: until when, why that day, one extension, and destroying it now. */
export function RecordingRow({ recording, scale }: RecordingRowProps): ReactElement {
  const { t } = useTranslation();
  const [extending, setExtending] = useState(false);
  const [destroying, setDestroying] = useState(false);
  const { recordingId, title, state, reason, lastDay, locked, extension } = recording;
  const { go } = useScreen();
  const until = useUntil(recording);
  const isFilm = state === 'ready';
  return (
    <KeepingRow
      name={title}
      until={until}
      share={state === 'destroyed' ? 0 : scale.share(lastDay)}
      look={locked || state === 'destroyed' ? 'over' : 'own'}
      actions={
        isFilm && (
          <>
            {reason === 'owner' && !locked && (
              <Button size="small" onPress={() => go({ at: 'viewing', recordingId })}>
                {t('classPrivacy.keeping.watch')}
              </Button>
            )}
            {extension === null && reason !== 'owner' && !extending && (
              <Button size="small" onPress={() => setExtending(true)}>
                {t('classPrivacy.keeping.extend')}
              </Button>
            )}
            <Button size="small" onPress={() => setDestroying(true)}>
              {t('classPrivacy.keeping.destroy')}
            </Button>
          </>
        )
      }
    >
      {isFilm && !locked && (
        <div className={styles.below}>
          <WatchLine recordingId={recordingId} />
        </div>
      )}
      <OriginalLine recording={recording} />
      {extending && <ExtendForm recordingId={recordingId} onClose={() => setExtending(false)} />}
      <DestroyRecording recording={recording} isOpen={destroying} onClose={() => setDestroying(false)} />
    </KeepingRow>
  );
}

function useUntil(recording: KeptRecording): string {
  const { t } = useTranslation();
  const day = useDays();
  const { state, lastDay, reason, locked, extension, destroyedAt, released } = recording;
  if (state === 'destroyed' && destroyedAt !== null) {
    const gone = t('classPrivacy.keeping.destroyedOn', { day: day(localDay(destroyedAt)) });
    if (released === null) return gone;
    const { fragments: count, until } = released;
    return `${gone} ${t('classPrivacy.keeping.releasedStay', { count, day: day(until) })}`;
  }
  if (locked) return t('classPrivacy.keeping.locked', { day: day(lastDay) });
  if (extension !== null)
    return t('classPrivacy.keeping.extended', { day: day(lastDay), reason: extension.reason });
  return t(`classPrivacy.keeping.until.${reason}`, { day: day(lastDay) });
}
