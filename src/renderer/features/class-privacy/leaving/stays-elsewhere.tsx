import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyList } from '../../../components/copies/copy-list.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './leaving-section.module.css';

/** What Kijkkring can't destroy, since it lies elsewhere: by recording, with what to do about each. */
export function StaysElsewhere(): ReactElement | null {
  const { t } = useTranslation();
  const copies = useRecords('copy.list', {}).value;
  const recordings = useRecords('recording.list', {}).value;
  if (copies === undefined || recordings === undefined) return null;
  const there = new Set<string>(
    copies.filter(({ goneAt }) => goneAt === null).map(({ recordingId }) => recordingId),
  );
  if (there.size === 0) return <p className={styles.intro}>{t('classPrivacy.leaving.staysNothing')}</p>;
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.leaving.stays')}</p>
      <ul className={styles.recordings}>
        {recordings
          .filter(({ id }) => there.has(id))
          .map(({ id, title }) => (
            <li key={id}>
              <h4 className={styles.recording}>{title}</h4>
              <CopyList recordingId={id} />
            </li>
          ))}
      </ul>
    </>
  );
}
