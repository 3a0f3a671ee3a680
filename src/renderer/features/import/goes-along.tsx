import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import { Select } from '../../components/controls/select.tsx';
import { useRecords } from '../../stores/use-records.ts';
import styles from './import-screen.module.css';

/** What goes along with a film for a colleague, beside the class by numbers. */
export type Along = { readonly guideId?: string; readonly names: boolean };

export type GoesAlongProps = { readonly along: Along; readonly onChange: (along: Along) => void };

/** No option of its own: she then chooses a kijkwijzer herself. */
const NONE = 'none';

/** Which kijkwijzer she begins with, and whether the first names of the class go along: not unless ticked. */
export function GoesAlong({ along, onChange }: GoesAlongProps): ReactElement {
  const { t, i18n } = useTranslation();
  const guides = useRecords('guide.list', {}).value ?? [];
  const pupils = useRecords('class.get', {}).value?.pupils ?? [];
  const language = i18n.language === 'en' ? 'en' : 'nl';
  const choose = (value: string): void => {
    const { guideId: _before, ...others } = along;
    onChange(value === NONE ? others : { ...others, guideId: value });
  };
  return (
    <>
      <Select
        label={t('importing.whichGuide')}
        value={along.guideId ?? NONE}
        onChange={choose}
        options={[
          { value: NONE, label: t('importing.noGuide') },
          ...guides.map(({ id, letter, title }) => ({ value: id, label: `${letter} ${title[language]}` })),
        ]}
      />
      {pupils.length > 0 && (
        <>
          <p className={styles.hint}>{t('importing.classGoes', { count: pupils.length })}</p>
          {pupils.some(({ firstName }) => firstName !== null) && (
            <Checkbox isSelected={along.names} onChange={(names) => onChange({ ...along, names })}>
              {t('importing.namesGo')}
            </Checkbox>
          )}
        </>
      )}
    </>
  );
}
