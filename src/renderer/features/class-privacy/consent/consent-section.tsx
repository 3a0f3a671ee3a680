import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/controls/button.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { ConsentList } from './consent-list.tsx';
import styles from './consent-section.module.css';
import { HiddenPupils } from './hidden-pupils.tsx';
import { StatementForm } from './statement-form.tsx';
import { StatementSentence } from './statement-sentence.tsx';

/** Wie mag in beeld? One statement for the class, and an answer per pupil only where the school asks for it (UX 3.11). */
export function ConsentSection(): ReactElement | null {
  const { t } = useTranslation();
  const { value } = useRecords('class.get', {});
  const [changing, setChanging] = useState(false);
  if (value === undefined) return null;
  const { statement, pupils } = value;
  if (statement === null || changing)
    return (
      <>
        <p className={styles.intro}>{t('classPrivacy.consent.intro')}</p>
        <StatementForm
          statement={statement}
          onClose={statement === null ? null : () => setChanging(false)}
          onStored={() => setChanging(false)}
        />
      </>
    );
  const hidden = pupils.filter(({ notRecognisable }) => notRecognisable);
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.consent.intro')}</p>
      <div className={styles.statement}>
        <StatementSentence statement={statement} hidden={hidden.length} />
        {statement.mode === 'statement' && <HiddenPupils pupils={pupils} />}
        <Button look="link" onPress={() => setChanging(true)}>
          {t('classPrivacy.consent.change')}
        </Button>
      </div>
      {statement.mode === 'perPupil' && pupils.length > 0 && (
        <ConsentList category="circle" pupils={pupils} basis={statement.basis} />
      )}
      {pupils.length > 0 && (
        <details className={styles.focus}>
          <summary>{t('classPrivacy.consent.focusTitle')}</summary>
          <p className={styles.intro}>{t('classPrivacy.consent.focusIntro')}</p>
          <ConsentList category="pupilFocus" pupils={pupils} basis="consent" />
        </details>
      )}
    </>
  );
}
