import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/controls/button.tsx';
import { PassphraseField } from '../../components/controls/passphrase-field.tsx';
import { StrengthMeter } from '../../components/controls/strength-meter.tsx';
import { TextField } from '../../components/controls/text-field.tsx';
import { Specimen } from '../specimen.tsx';
import styles from './sections.module.css';

const levels = [0, 1, 2, 3, 4] as const;

/** Fields in their states. */
export function FieldSpecimens(): ReactElement {
  const { t } = useTranslation('gallery');
  const [name, setName] = useState('Marije');
  const [question, setQuestion] = useState(() => t('fields.questionSample'));
  const [passphrase, setPassphrase] = useState('');
  // three words already differ enough here to see the meter move
  const typed = passphrase.trim() === '' ? 0 : passphrase.trim().split(/\s+/).length;
  const level = levels[Math.min(typed, 4)] ?? 0;
  return (
    <>
      <Specimen name="TextField">
        <div className={styles.column}>
          <TextField label={t('fields.name')} value={name} onChange={setName} hint={t('fields.nameHint')} />
          <TextField
            label={t('fields.question')}
            value={question}
            onChange={setQuestion}
            size="question"
            multiline
          />
          <TextField
            label={t('fields.date')}
            value={name}
            onChange={setName}
            error={t('fields.dateError')}
            beside={<Button>{t('fields.pick')}</Button>}
          />
          <TextField
            label={t('fields.school')}
            value={t('fields.schoolSample')}
            onChange={setName}
            isDisabled
          />
        </div>
      </Specimen>
      <Specimen name="PassphraseField, StrengthMeter">
        <div className={styles.column}>
          <PassphraseField
            label={t('fields.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            hint={t('fields.passphraseHint')}
            strength={
              <StrengthMeter label={t('strength.label')} level={level} words={t(`strength.${level}`)} />
            }
          />
          <PassphraseField
            label={t('fields.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            size="large"
            error={t('fields.passphraseWrong')}
            beside={
              <Button look="primary" size="large" keys="Enter">
                {t('buttons.open')}
              </Button>
            }
          />
          {levels.map((shown) => (
            <StrengthMeter
              key={shown}
              label={t('strength.label')}
              level={shown}
              words={t(`strength.${shown}`)}
            />
          ))}
        </div>
      </Specimen>
    </>
  );
}
