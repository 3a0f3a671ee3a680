import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { OnPaper } from '../../../components/frame/on-paper.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './recovery-sheet.module.css';
import { SaveSheet } from './save-sheet.tsx';

export type RecoverySheetProps = {
  /** Eight groups of five signs. */
  readonly groups: readonly string[];
  readonly onClose: () => void;
};

/** The sheet as it is printed: what it is for, the code, and where to keep it. Only this page goes to the printer. */
export function RecoverySheet({ groups, onClose }: RecoverySheetProps): ReactElement {
  const { t } = useTranslation();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  return (
    <>
      <article ref={sheet} tabIndex={-1} className={styles.sheet} aria-label={t('recoverySheet.title')}>
        <Page groups={groups} />
      </article>
      <div className={styles.actions}>
        <Button look="primary" onPress={() => window.print()}>
          {t('classPrivacy.recovery.print')}
        </Button>
        <SaveSheet groups={groups} />
        <Button onPress={onClose}>{t('classPrivacy.recovery.done')}</Button>
      </div>
      <OnPaper>
        <Page groups={groups} />
      </OnPaper>
    </>
  );
}

function Page({ groups }: { readonly groups: readonly string[] }): ReactElement {
  const { t } = useTranslation();
  const day = useDays();
  const name = useRecords('app.state', {}).value?.selfName ?? '';
  return (
    <>
      <p className={styles.title}>{t('recoverySheet.title')}</p>
      <p>{t('recoverySheet.for', { name, day: day(localDay(Date.now()), 'withYear') })}</p>
      <ol className={styles.groups}>
        {groups.map((group, at) => (
          <li key={group} className={styles.group}>
            <span className={styles.number}>{t('recoverySheet.group', { number: at + 1 })}</span>
            <span className={styles.signs}>{group}</span>
          </li>
        ))}
      </ol>
      <p>{t('recoverySheet.what')}</p>
      <p>{t('recoverySheet.how')}</p>
      <p>{t('recoverySheet.keep')}</p>
      <p>
        <b>{t('recoverySheet.lost')}</b>
      </p>
    </>
  );
}
