import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilLabels } from '../../../../shared/kernels/pupil-labels.ts';
import type { ConsentCategory, ConsentStatus, LegalBasis } from '../../../../shared/model/class.ts';
import { consentStatuses } from '../../../../shared/model/class-choices.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { DayField } from '../../../components/controls/day-field.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { TextField } from '../../../components/controls/text-field.tsx';
import { localDay } from '../../../i18n/dates.ts';
import type { ClassPupil } from './class-pupil.ts';
import styles from './consent-list.module.css';

export type ConsentListProps = {
  readonly category: ConsentCategory;
  readonly pupils: readonly ClassPupil[];
  /** The ground that stands with an answer. */
  readonly basis: LegalBasis;
};

/** An answer for each pupil: status, day, and where the evidence lies. Nothing on record counts as no. */
export function ConsentList({ category, pupils, basis }: ConsentListProps): ReactElement {
  const labelOf = pupilLabels(pupils);
  return (
    <ul className={styles.list}>
      {pupils.map((pupil) => (
        <ConsentRow
          key={`${pupil.id} ${JSON.stringify(pupil.consents)}`}
          category={category}
          pupil={pupil}
          name={labelOf(pupil)}
          basis={basis}
        />
      ))}
    </ul>
  );
}

type ConsentRowProps = Omit<ConsentListProps, 'pupils'> & {
  readonly pupil: ClassPupil;
  readonly name: string;
};

function ConsentRow({ category, pupil, name, basis }: ConsentRowProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const said = pupil.consents.find((one) => one.category === category);
  const before = {
    status: said?.status ?? 'unknown',
    date: said?.date ?? '',
    evidence: said?.evidence ?? '',
  };
  const [draft, setDraft] = useState<{ status: ConsentStatus; date: string; evidence: string }>(before);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(before);
  const store = (): void =>
    void client.ask('consent.put', {
      ...{ pupilId: pupil.id, category, status: draft.status, basis },
      date: draft.date === '' ? localDay(Date.now()) : draft.date,
      evidence: draft.evidence.trim() === '' ? null : draft.evidence.trim(),
    });
  return (
    <li>
      <form
        className={styles.row}
        aria-label={name}
        onSubmit={(event) => {
          event.preventDefault();
          store();
        }}
      >
        <b className={styles.name}>{name}</b>
        <Select
          label={t('classPrivacy.consent.statusOf', { name })}
          value={draft.status}
          onChange={(status) => setDraft({ ...draft, status })}
          options={consentStatuses.map((value) => ({
            value,
            label: t(`classPrivacy.consent.status.${value}`),
          }))}
        />
        <DayField
          label={t('classPrivacy.consent.date')}
          value={draft.date}
          onChange={(date) => setDraft({ ...draft, date })}
        />
        <TextField
          label={t('classPrivacy.consent.evidence')}
          value={draft.evidence}
          onChange={(evidence) => setDraft({ ...draft, evidence })}
          maxLength={200}
        />
        {isChanged && (
          <Button type="submit" size="small">
            {t('classPrivacy.class.save')}
          </Button>
        )}
      </form>
    </li>
  );
}
