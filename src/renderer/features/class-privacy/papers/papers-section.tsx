import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilLabels } from '../../../../shared/kernels/pupil-labels.ts';
import { Select } from '../../../components/controls/select.tsx';
import { useRecords } from '../../../stores/use-records.ts';
import { PaperRow } from './paper-row.tsx';
import styles from './papers-section.module.css';

/** Privacymap: the papers of a school, filled in, to print or to save. */
export function PapersSection(): ReactElement | null {
  const { t } = useTranslation();
  const listed = useRecords('papers.list', {}).value;
  const pupils = useRecords('class.get', {}).value?.pupils;
  const [chosen, setChosen] = useState('');
  if (listed === undefined || pupils === undefined) return null;
  const { papers, pdf } = listed;
  const labelOf = pupilLabels(pupils);
  const pupil = pupils.find(({ id }) => id === chosen);
  const ofAll = papers.filter(({ aboutPupil }) => !aboutPupil);
  const ofOne = papers.filter(({ aboutPupil }) => aboutPupil);
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.papers.intro')}</p>
      <ul className={styles.papers}>
        {ofAll.map((one) => (
          <PaperRow key={one.paper} listed={one} pdf={pdf} />
        ))}
      </ul>
      <h3 className={styles.heading}>{t('classPrivacy.papers.aboutPupil')}</h3>
      {pupils.length === 0 && <p className={styles.intro}>{t('classPrivacy.papers.nobody')}</p>}
      {pupils.length > 0 && (
        <Select
          label={t('classPrivacy.papers.whose')}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: '', label: t('classPrivacy.withdrawal.choose') },
            ...pupils.map((one) => ({ value: one.id as string, label: labelOf(one) })),
          ]}
        />
      )}
      {pupil !== undefined && (
        <ul className={styles.papers}>
          {ofOne.map((one) => (
            <PaperRow key={`${one.paper} ${pupil.id}`} listed={one} pdf={pdf} pupil={pupil} />
          ))}
        </ul>
      )}
    </>
  );
}
