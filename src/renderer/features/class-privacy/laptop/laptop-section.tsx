import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { PassphraseForm } from '../../../components/passphrase/passphrase-form.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import styles from './laptop-section.module.css';

/** Deze laptop: whether it remembers the wachtzin, off unless she asks for it. */
export function LaptopSection(): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const remembering = useRecords('app.state', {}).value?.remembering;
  const [asking, setAsking] = useState(false);
  if (remembering === undefined || remembering === null) return null;
  const { available, until } = remembering;
  if (!available) return <p className={styles.intro}>{t('classPrivacy.laptop.unavailable')}</p>;
  return (
    <>
      <p className={styles.intro}>
        {t('classPrivacy.laptop.intro')} {t('classPrivacy.laptop.still')}
      </p>
      {until !== null && (
        <p role="status">
          {t('classPrivacy.laptop.until', { day: day(localDay(until)) })}{' '}
          <Button look="link" onPress={() => void client.ask('app.forget', {})}>
            {t('classPrivacy.laptop.forget')}
          </Button>
        </p>
      )}
      {until === null && !asking && (
        <Button onPress={() => setAsking(true)}>{t('classPrivacy.laptop.remember')}</Button>
      )}
      {until === null && asking && (
        <PassphraseForm
          label={t('classPrivacy.laptop.passphrase')}
          action={t('classPrivacy.laptop.do')}
          cancel={t('classPrivacy.laptop.cancel')}
          onConfirm={(passphrase) => client.call('app.remember', { passphrase })}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
