import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../../stores/use-records.ts';
import { HandingOver } from './handing-over.tsx';
import styles from './leaving-section.module.css';
import { StaysElsewhere } from './stays-elsewhere.tsx';
import { WipeAll } from './wipe-all.tsx';

/** Weg van school: hand over what somebody needs, and then destroy all. */
export function LeavingSection(): ReactElement | null {
  const { t } = useTranslation();
  const kind = useRecords('app.state', {}).value?.kind;
  if (kind === undefined || kind === null) return null;
  if (kind === 'practice') return <p className={styles.intro}>{t('classPrivacy.leaving.practice')}</p>;
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.leaving.intro')}</p>
      <HandingOver />
      <h3 className={styles.step}>{t('classPrivacy.leaving.wipeTitle')}</h3>
      <p className={styles.intro}>{t('classPrivacy.leaving.wipeWhat')}</p>
      <StaysElsewhere />
      <WipeAll />
    </>
  );
}
