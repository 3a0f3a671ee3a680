import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordingId as recordingIdOf } from '../../../shared/model/ids.ts';
import { useClient } from '../../api/client-context.ts';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { formatMediaTime } from '../../i18n/media-time.ts';
import { useRecords } from '../../stores/use-records.ts';
import { SealSheet } from './seal-sheet.tsx';
import { useSealJob } from './use-seal-job.ts';
import styles from './watch-along.module.css';

export type ProposeSheetProps = {
  readonly recordingId: string;
  /** Ticked when it opens. */
  readonly fragmentIds: readonly string[];
  readonly onClose: () => void;
};

/** A voorstel to whoever was filmed: which fragments, as times and words; she decides. */
export function ProposeSheet({
  recordingId: id,
  fragmentIds,
  onClose,
}: ProposeSheetProps): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const recordingId = recordingIdOf.parse(id);
  const watched = useRecords('watch.received', {}).value?.find((one) => one.recordingId === recordingId);
  const fragments = useRecords('fragment.list', { recordingId }).value ?? [];
  const [chosen, setChosen] = useState<readonly string[]>(fragmentIds);
  const [target, setTarget] = useState<string | null>(null);
  const seal = useSealJob();
  if (watched === undefined) return null;
  const name = watched.authorName;
  const proposed = fragments
    .filter((fragment) => chosen.includes(fragment.id))
    .map((fragment) => fragment.id);
  const isReady = target !== null && proposed.length > 0 && seal.state === 'idle';
  const propose = (): void => {
    if (target === null || !isReady) return;
    void seal.begin(client.call('proposal.make', { recordingId, fragmentIds: proposed, target }));
  };
  return (
    <SealSheet
      title={t('watchAlongSheet.proposeTitle', { name })}
      intro={t('watchAlongSheet.proposeIntro', { name })}
      seal={seal}
      label={t('watchAlongSheet.propose')}
      isReady={isReady}
      onSeal={propose}
      onClose={onClose}
      suggestedName={t('watchAlongSheet.proposeFile')}
      target={target}
      onTarget={setTarget}
      done={[t('watchAlongSheet.proposed', { name })]}
    >
      <ul aria-label={t('watchAlongSheet.choose')}>
        {fragments.map((fragment) => (
          <li key={fragment.id} className={styles.fragment}>
            <Checkbox
              isSelected={chosen.includes(fragment.id)}
              isDisabled={seal.state !== 'idle'}
              onChange={(on) =>
                setChosen(on ? [...chosen, fragment.id] : chosen.filter((one) => one !== fragment.id))
              }
            >
              {fragment.title}
            </Checkbox>
            <span className={styles.time}>
              {t('watchAlongSheet.fromTo', {
                from: formatMediaTime(fragment.inUs),
                to: formatMediaTime(fragment.outUs),
              })}
            </span>
          </li>
        ))}
      </ul>
    </SealSheet>
  );
}
