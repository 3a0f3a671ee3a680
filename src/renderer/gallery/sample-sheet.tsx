import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/controls/button.tsx';
import { Checkbox } from '../components/controls/checkbox.tsx';
import { Choice } from '../components/controls/choice.tsx';
import { PassphraseField } from '../components/controls/passphrase-field.tsx';
import { Sheet } from '../components/frame/sheet.tsx';
import { SealGlyph } from '../components/ring/seal-glyph.tsx';
import { SampleFrame } from './sample-frame.tsx';
import styles from './sample-sheet.module.css';

export type SampleSheetProps = { readonly isOpen: boolean; readonly onClose: () => void };

const chosen = ['marnix', 'rondje', 'tweede'] as const;

/** Mag de kring dit zien? */
export function SampleSheet({ isOpen, onClose }: SampleSheetProps): ReactElement {
  const { t } = useTranslation('gallery');
  const [passphrase, setPassphrase] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>(chosen);
  const [seen, setSeen] = useState<Readonly<Record<string, 'no' | 'yes'>>>({ marnix: 'no', rondje: 'no' });
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('release.title')}
      intro={t('release.intro')}
      footer={
        <>
          <PassphraseField
            label={t('release.passphrase')}
            value={passphrase}
            onChange={setPassphrase}
            beside={
              <>
                <Button look="primary" glyph={<SealGlyph level="circle" />}>
                  {t('buttons.release')}
                </Button>
                <Button autoFocus onPress={onClose}>
                  {t('release.notYet')}
                </Button>
              </>
            }
          />
          <p className={styles.promise}>{t('release.promise')}</p>
        </>
      }
    >
      <div className={styles.head}>
        <span>{t('release.choose')}</span>
        <b>{t('choice.visible')}</b>
      </div>
      <ul>
        {chosen.map((id, index) => (
          <li key={id} className={styles.fragment}>
            <Checkbox
              label={t(`fragment.${id}`)}
              isSelected={ticked.includes(id)}
              onChange={(on) => setTicked(on ? [...ticked, id] : ticked.filter((other) => other !== id))}
            />
            <span className={styles.picture}>
              <SampleFrame turn={index} />
            </span>
            <b className={styles.name}>{t(`fragment.${id}`)}</b>
            <Choice
              label={`${t('choice.visible')} ${t(`fragment.${id}`)}`}
              labelHidden
              size="small"
              value={seen[id] ?? null}
              onChange={(answer) => setSeen({ ...seen, [id]: answer })}
              options={[
                { value: 'no', label: t('choice.no') },
                { value: 'yes', label: t('choice.yes') },
              ]}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
