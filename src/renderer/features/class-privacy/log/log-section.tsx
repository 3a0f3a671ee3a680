import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogVerdict } from '../../../../shared/model/log.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { SaveAsFile } from '../../../components/saving/save-as-file.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { LogLineRow } from './log-line-row.tsx';
import styles from './log-section.module.css';

/** So many lines at a time. */
const PAGE = 20;

/** Logboek: what was released, taken back and given along, newest first, and a check that nothing of it was changed. */
export function LogSection(): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const [most, setMost] = useState(PAGE);
  const { value } = useRecords('privacy.log', { most });
  if (value === undefined) return null;
  const { lines, count } = value;
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.log.intro')}</p>
      {lines.length === 0 ? (
        <p>{t('classPrivacy.log.empty')}</p>
      ) : (
        <ol className={styles.lines}>
          {lines.map((line) => (
            <LogLineRow key={line.number} line={line} />
          ))}
        </ol>
      )}
      <div className={styles.actions}>
        {lines.length < count && (
          <Button look="link" onPress={() => setMost(Math.min(most + PAGE, 1000))}>
            {t('classPrivacy.log.older')}
          </Button>
        )}
        {/* a check says something of these lines only */}
        <LogCheck key={count} />
        <SaveAsFile
          label={t('saving.asFile')}
          suggestedName="logboek-kijkkring.json"
          onSave={(target) => client.call('privacy.exportLog', { target })}
        />
      </div>
    </>
  );
}

function LogCheck(): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [verdict, setVerdict] = useState<LogVerdict>();
  const check = async (): Promise<void> => {
    setVerdict(await client.ask('privacy.verifyLog', {}));
  };
  return (
    <>
      <Button onPress={() => void check()}>{t('classPrivacy.log.check')}</Button>
      <span role="status">
        {verdict?.state === 'whole' &&
          (verdict.lines === 2
            ? t('classPrivacy.log.wholeBoth')
            : t('classPrivacy.log.whole', { count: verdict.lines }))}
        {verdict?.state === 'broken' &&
          t(`classPrivacy.log.broken.${verdict.why}`, { number: verdict.number ?? verdict.lines })}
      </span>
    </>
  );
}
