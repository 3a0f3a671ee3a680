import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { MakeSheet } from './make-sheet.tsx';
import styles from './recovery-section.module.css';
import { TestSheet } from './test-sheet.tsx';

type Doing = 'nothing' | 'make' | 'test' | 'change';

/** Wachtzin en herstelblad: another wachtzin, a sheet to print, and whether the sheet can be found and read. */
export function RecoverySection(): ReactElement | null {
  const { t } = useTranslation();
  const day = useDays();
  const { value } = useRecords('recovery.state', {});
  const [doing, setDoing] = useState<Doing>('nothing');
  if (value === undefined) return null;
  const { madeAt, testedAt, testDue } = value;
  const close = (): void => setDoing('nothing');
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.recovery.intro')}</p>
      <p>
        {madeAt === null
          ? t('classPrivacy.recovery.none')
          : t('classPrivacy.recovery.made', { day: day(localDay(madeAt)) })}{' '}
        {testedAt !== null && t('classPrivacy.recovery.tested', { day: day(localDay(testedAt)) })}
        {testDue && t('classPrivacy.recovery.testDue')}
      </p>
      <div className={styles.actions}>
        <Button onPress={() => setDoing('make')}>
          {madeAt === null ? t('classPrivacy.recovery.make') : t('classPrivacy.recovery.makeNew')}
        </Button>
        {madeAt !== null && (
          <Button onPress={() => setDoing('test')}>{t('classPrivacy.recovery.test')}</Button>
        )}
        <Button onPress={() => setDoing('change')}>{t('classPrivacy.recovery.change')}</Button>
      </div>
      {doing === 'make' && <MakeSheet isNew={madeAt !== null} onClose={close} />}
      {doing === 'test' && <TestSheet onClose={close} />}
      {doing === 'change' && <ChangePassphrase onClose={close} />}
    </>
  );
}
