import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../../components/controls/select.tsx';
import { formatClock, localDay, useDays } from '../../i18n/dates.ts';
import styles from './library-choice.module.css';
import type { Library } from './lock.tsx';

export type LibraryChoiceProps = {
  readonly libraries: readonly Library[];
  readonly folder: string;
  readonly onChange: (folder: string) => void;
};

/** Which library, told by when it was last open: a locked library has no name. */
export function LibraryChoice({ libraries, folder, onChange }: LibraryChoiceProps): ReactElement {
  const { t, i18n } = useTranslation();
  const day = useDays();
  const label = ({ lastOpenedAt }: Library): string =>
    lastOpenedAt === null
      ? t('lock.neverOpened')
      : t('lock.lastOpened', {
          day: day(localDay(lastOpenedAt)),
          time: formatClock(lastOpenedAt, i18n.language),
        });
  return (
    <div className={styles.choice}>
      <Select
        label={t('lock.which')}
        value={folder}
        onChange={onChange}
        options={libraries.map((library) => ({ value: library.folder, label: label(library) }))}
      />
    </div>
  );
}
