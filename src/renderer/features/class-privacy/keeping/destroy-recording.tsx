import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { useClient } from '../../../api/client-context.ts';
import { Choice } from '../../../components/controls/choice.tsx';
import { useDays } from '../../../i18n/dates.ts';
import { DestroyDialog } from '../destroy-dialog.tsx';
import { FilmToMake } from './film-to-make.tsx';
import styles from './keeping-section.module.css';

export type DestroyRecordingProps = {
  readonly recording: OutputOf<'retention.get'>['recordings'][number];
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Asks once more before a film goes, and what becomes of the fragments that are released of it. */
export function DestroyRecording({ recording, isOpen, onClose }: DestroyRecordingProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const { recordingId, title, released } = recording;
  const [choice, setChoice] = useState<'keep' | 'destroy'>('keep');
  const isUnmade = choice === 'keep' && released?.made === false;
  return (
    <DestroyDialog
      isOpen={isOpen}
      onClose={() => {
        // an answer that was not carried out is not remembered: the careful one stands there again
        setChoice('keep');
        onClose();
      }}
      title={t('classPrivacy.keeping.destroyTitle', { title })}
      label={t('classPrivacy.keeping.destroy')}
      closed={isUnmade}
      onDestroy={() =>
        client.call('recording.destroy', { recordingId, ...(released !== null && { released: choice }) })
      }
      question={
        released !== null && (
          <div className={styles.question}>
            <p>
              {t('classPrivacy.keeping.released', { count: released.fragments, day: day(released.until) })}
            </p>
            <Choice
              label={t('classPrivacy.keeping.releasedWhat')}
              size="apart"
              value={choice}
              onChange={setChoice}
              options={[
                { value: 'keep', label: t('classPrivacy.keeping.stay') },
                { value: 'destroy', label: t('classPrivacy.keeping.go') },
              ]}
            />
            {choice === 'keep' && (
              <FilmToMake recordingId={recordingId} count={released.fragments} made={released.made} />
            )}
          </div>
        )
      }
    >
      {t('classPrivacy.keeping.destroyWhat')}
    </DestroyDialog>
  );
}
