import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './keeping-section.module.css';
import { KeepingTerms } from './keeping-terms.tsx';
import { ReceivedRow } from './received-row.tsx';
import { RecordingRow } from './recording-row.tsx';
import { ReleaseRow } from './release-row.tsx';
import { timeScale } from './time-scale.ts';

/** Bewaren: everything with its last day, on one line of time, and what can be done about it. */
export function KeepingSection(): ReactElement | null {
  const { t } = useTranslation();
  const { value } = useRecords('retention.get', {});
  if (value === undefined) return null;
  const { recordings, releases, received, today } = value;
  const nothing = recordings.length + releases.length + received.length === 0;
  const scale = timeScale(
    today,
    [...recordings, ...releases, ...received].map(({ lastDay }) => lastDay),
  );
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.keeping.intro')}</p>
      {nothing ? (
        <p>{t('classPrivacy.keeping.empty')}</p>
      ) : (
        <ul className={styles.rows}>
          {recordings.map((recording) => (
            <RecordingRow key={recording.recordingId} recording={recording} scale={scale} />
          ))}
          {releases.map((release) => (
            <ReleaseRow key={`${release.fragmentId}${release.lastDay}`} release={release} scale={scale} />
          ))}
          {received.map((bundle) => (
            <ReceivedRow key={bundle.bundleId} bundle={bundle} scale={scale} />
          ))}
        </ul>
      )}
      <p className={styles.small}>{t('classPrivacy.keeping.rules')}</p>
      <KeepingTerms terms={value.terms} />
    </>
  );
}
