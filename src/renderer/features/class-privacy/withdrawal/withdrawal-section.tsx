import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { pupilLabels } from '../../../../shared/kernels/pupil-labels.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { DayField } from '../../../components/controls/day-field.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { localDay } from '../../../i18n/dates.ts';
import { useRecords } from '../../../stores/use-records.ts';
import { WithdrawalList } from './withdrawal-list.tsx';
import styles from './withdrawal-section.module.css';

type ClassPupil = OutputOf<'class.get'>['pupils'][number];

/** Ouder trekt toestemming in: what shows the pupil, and one button that stops every release of it. */
export function WithdrawalSection(): ReactElement | null {
  const { t } = useTranslation();
  const { value } = useRecords('class.get', {});
  const [chosen, setChosen] = useState('');
  if (value === undefined) return null;
  const { pupils } = value;
  if (pupils.length === 0) return <p className={styles.intro}>{t('classPrivacy.withdrawal.nobody')}</p>;
  const labelOf = pupilLabels(pupils);
  const pupil = pupils.find(({ id }) => id === chosen);
  return (
    <>
      <p className={styles.intro}>{t('classPrivacy.withdrawal.intro')}</p>
      <Select
        label={t('classPrivacy.withdrawal.whose')}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: '', label: t('classPrivacy.withdrawal.choose') },
          ...pupils.map((one) => ({ value: one.id as string, label: labelOf(one) })),
        ]}
      />
      {pupil !== undefined && <OfPupil key={pupil.id} pupil={pupil} name={labelOf(pupil)} />}
    </>
  );
}

function OfPupil({
  pupil,
  name,
}: {
  readonly pupil: ClassPupil;
  readonly name: string;
}): ReactElement | null {
  const { t } = useTranslation();
  const client = useClient();
  const { value } = useRecords('withdrawal.preview', { pupilId: pupil.id });
  const [date, setDate] = useState(localDay(Date.now()));
  const [stopped, setStopped] = useState<number>();
  if (value === undefined) return null;
  const withdrawn = pupil.consents.some(({ status }) => status === 'withdrawn');
  const withdraw = async (): Promise<void> => {
    const { revoked } = await client.ask('withdrawal.withdraw', { pupilId: pupil.id, date });
    setStopped(revoked.length);
  };
  return (
    <>
      <WithdrawalList found={value} />
      <p role="status" className={styles.done}>
        {stopped !== undefined && t('classPrivacy.withdrawal.stopped', { count: stopped })}
        {stopped === undefined && withdrawn && t('classPrivacy.withdrawal.already', { name })}
      </p>
      {!withdrawn && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (date !== '') void withdraw();
          }}
        >
          <DayField label={t('classPrivacy.withdrawal.date')} value={date} onChange={setDate} />
          <Button type="submit" look="danger" isDisabled={date === ''}>
            {t('classPrivacy.withdrawal.withdraw', { name })}
          </Button>
        </form>
      )}
    </>
  );
}
