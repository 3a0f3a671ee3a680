import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { HandOverForm } from './hand-over-form.tsx';
import styles from './leaving-section.module.css';

/** Overdragen: her recordings, one by one, and from whom the packages come that are not hers to pass on. */
export function HandingOver(): ReactElement | null {
  const { t } = useTranslation();
  const recordings = useRecords('recording.list', {}).value;
  const self = useRecords('trajectory.get', {}).value?.participants.find((one) => one.self);
  const received = useRecords('retention.get', {}).value?.received;
  if (recordings === undefined || self === undefined || received === undefined) return null;
  const own = recordings.filter(({ state, ownerId }) => state === 'ready' && ownerId === self.id);
  const authors = [...new Set(received.map(({ authorName }) => authorName))];
  return (
    <>
      <h3 className={styles.step}>{t('classPrivacy.leaving.handTitle')}</h3>
      {own.length === 0 && authors.length === 0 && (
        <p className={styles.intro}>{t('classPrivacy.leaving.handNothing')}</p>
      )}
      {own.length > 0 && (
        <>
          <p className={styles.intro}>{t('classPrivacy.leaving.handWhat')}</p>
          <ul className={styles.recordings}>
            {own.map(({ id, title }) => (
              <RecordingToHand key={id} recordingId={id} title={title} />
            ))}
          </ul>
        </>
      )}
      {authors.length > 0 && (
        <p className={styles.intro}>
          {t('classPrivacy.leaving.notYours', { names: authors.join(', '), count: authors.length })}
        </p>
      )}
    </>
  );
}

type RecordingToHandProps = { readonly recordingId: string; readonly title: string };

function RecordingToHand({ recordingId, title }: RecordingToHandProps): ReactElement {
  const { t } = useTranslation();
  const copies = useRecords('copy.list', {}).value ?? [];
  const [isOpen, setOpen] = useState(false);
  const names = copies
    .filter((copy) => copy.recordingId === recordingId && copy.kind === 'handedOver')
    .flatMap(({ sealedTo }) => sealedTo);
  return (
    <li>
      <div className={styles.row}>
        <h4 className={styles.recording}>{title}</h4>
        {names.length > 0 && (
          <span className={styles.done}>
            {t('classPrivacy.leaving.handedTo', { names: [...new Set(names)].join(', ') })}
          </span>
        )}
        {!isOpen && (
          <Button
            size="small"
            aria-label={t('classPrivacy.leaving.handOf', { title })}
            onPress={() => setOpen(true)}
          >
            {t('classPrivacy.leaving.hand')}
          </Button>
        )}
      </div>
      {isOpen && <HandOverForm recordingId={recordingId} onClose={() => setOpen(false)} />}
    </li>
  );
}
