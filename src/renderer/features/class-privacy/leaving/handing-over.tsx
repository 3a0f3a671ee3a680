import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { Button } from '../../../components/controls/button.tsx';
import { useDays } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import { HandOverForm } from './hand-over-form.tsx';
import styles from './leaving-section.module.css';

/** Overdragen: her recordings, one by one, and from whom the packages come that are not hers to pass on. */
export function HandingOver(): ReactElement | null {
  const { t } = useTranslation();
  const kept = useRecords('retention.get', {}).value;
  if (kept === undefined) return null;
  const { recordings, received } = kept;
  const own = recordings.filter(({ state, own: isOwn }) => state === 'ready' && isOwn);
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
            {own.map((recording) => (
              <RecordingToHand key={recording.recordingId} recording={recording} />
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

type RecordingToHandProps = { readonly recording: OutputOf<'retention.get'>['recordings'][number] };

function RecordingToHand({ recording }: RecordingToHandProps): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const { recordingId, title, original, locked, lastDay } = recording;
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
        {locked && (
          <span className={styles.done}>{t('classPrivacy.keeping.locked', { day: day(lastDay) })}</span>
        )}
        {!locked && original === 'gone' && (
          <span className={styles.done}>{t('classPrivacy.leaving.notWhole')}</span>
        )}
        {!locked && original !== 'gone' && !isOpen && (
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
