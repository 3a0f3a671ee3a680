import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestTerms, type RetentionTerms } from '../../../../shared/kernels/retention.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Select } from '../../../components/controls/select.tsx';
import styles from './keeping-section.module.css';

const fields = ['afterMeeting', 'afterImport', 'afterRelease'] as const;

/** What a school may choose: the longest, and shorter in whole weeks. */
const choices: Readonly<Record<keyof RetentionTerms, readonly number[]>> = {
  afterMeeting: [longestTerms.afterMeeting, 7, 1],
  afterImport: [longestTerms.afterImport, 28, 21, 14, 7],
  afterRelease: [longestTerms.afterRelease, 21, 14, 7, 1],
};

/** How long things stay at this school: shorter may be, longer not. */
export function KeepingTerms({ terms }: { readonly terms: RetentionTerms }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <Button look="link" onPress={() => setOpen(true)}>
        {t('classPrivacy.keeping.shorter')}
      </Button>
    );
  return (
    <div className={styles.terms}>
      {fields.map((field) => (
        <Select
          key={field}
          label={t(`classPrivacy.keeping.terms.${field}`)}
          value={String(terms[field])}
          onChange={(days) => void client.ask('retention.setTerms', { ...terms, [field]: Number(days) })}
          options={[...new Set([...choices[field], terms[field]])].map((days) => ({
            value: String(days),
            label: t('classPrivacy.keeping.days', { count: days }),
          }))}
        />
      ))}
    </div>
  );
}
