import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { useScreen } from '../../stores/screen-store.ts';
import { useRecords } from '../../stores/use-records.ts';
import styles from './release-sheet.module.css';

/** Nothing was stated of the class yet, be it typed in or not: that is said where something of it is shown to others. */
export function StatementLine(): ReactElement | null {
  const { t } = useTranslation();
  const { go } = useScreen();
  const { value } = useRecords('class.get', {});
  if (value === undefined || value.statement !== null) return null;
  return (
    <div className={styles.question}>
      <span>{t('release.noStatement')}</span>
      <Button look="link" onPress={() => go({ at: 'privacy' })}>
        {t('release.toStatement')}
      </Button>
    </div>
  );
}
