import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../stores/use-records.ts';
import styles from './import-screen.module.css';

export type SoundlessLineProps = { readonly recordingId: string };

/** Says that nothing will be heard of a film: its sound can't be read, or there is none. Nothing where there is sound. */
export function SoundlessLine({ recordingId }: SoundlessLineProps): ReactElement | null {
  const { t } = useTranslation();
  const parts = useRecords('recording.parts', { recordingId }).value?.parts ?? [];
  if (parts.length === 0 || parts.some(({ hasSound }) => hasSound)) return null;
  return <p className={styles.lead}>{t('importing.soundless')}</p>;
}
