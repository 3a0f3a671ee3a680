import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../../shared/errors.ts';
import type { ClassStatement } from '../../../../shared/model/class.ts';
import { legalBases, purposes, viewerRoles } from '../../../../shared/model/class-choices.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { Checkbox } from '../../../components/controls/checkbox.tsx';
import { Choice } from '../../../components/controls/choice.tsx';
import { DayField } from '../../../components/controls/day-field.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { ErrorNotice } from '../../../components/frame/error-notice.tsx';
import styles from './consent-section.module.css';

export type StatementFormProps = {
  /** What was stated before, if anything was. */
  readonly statement: ClassStatement | null;
  /** Null while there is nothing to go back to. */
  readonly onClose: (() => void) | null;
  readonly onStored: () => void;
};

const usual = {
  mode: 'statement',
  basis: 'legitimateInterest',
  purpose: 'coaching',
  informedOn: '',
  toldViewers: ['teacher', 'coach'],
} as const;

/** Five questions, a minute: ground, purpose, the day, who will watch, and whether the school wants an answer per pupil. */
export function StatementForm({ statement, onClose, onStored }: StatementFormProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [draft, setDraft] = useState<ClassStatement>(
    statement ?? { ...usual, toldViewers: [...usual.toldViewers] },
  );
  const [error, setError] = useState<ErrorPayload>();
  const change = (changed: Partial<ClassStatement>): void =>
    setDraft((before) => ({ ...before, ...changed }));
  const isWhole = draft.informedOn !== '' && draft.toldViewers.length > 0;
  const needsEach = draft.basis === 'consent';
  const store = async (): Promise<void> => {
    const answer = await client.call('class.state', draft);
    if (answer.ok) onStored();
    else setError(answer.error);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void store();
      }}
    >
      <Select
        label={t('classPrivacy.consent.basisLabel')}
        value={draft.basis}
        onChange={(basis) => change({ basis })}
        options={legalBases.map((value) => ({
          value,
          label: t(`classPrivacy.consent.basis.${value}`),
        }))}
      />
      <Select
        label={t('classPrivacy.consent.purposeLabel')}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        options={purposes.map((value) => ({
          value,
          label: t(`classPrivacy.consent.purpose.${value}`),
        }))}
      />
      <DayField
        label={t('classPrivacy.consent.informedOn')}
        value={draft.informedOn}
        onChange={(informedOn) => change({ informedOn })}
      />
      <fieldset className={styles.viewers}>
        <legend>{t('classPrivacy.consent.toldLabel')}</legend>
        {viewerRoles.map((role) => (
          <Checkbox
            key={role}
            isSelected={draft.toldViewers.includes(role)}
            onChange={(on) =>
              change({
                toldViewers: on
                  ? [...draft.toldViewers, role]
                  : draft.toldViewers.filter((other) => other !== role),
              })
            }
          >
            {t(`role.${role}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Choice
        label={t('classPrivacy.consent.modeLabel')}
        value={needsEach ? 'perPupil' : draft.mode}
        onChange={(mode) => change({ mode })}
        isDisabled={needsEach}
        size="apart"
        options={[
          { value: 'statement', label: t('classPrivacy.consent.mode.statement') },
          { value: 'perPupil', label: t('classPrivacy.consent.mode.perPupil') },
        ]}
      />
      {needsEach && <p className={styles.intro}>{t('classPrivacy.consent.needsEach')}</p>}
      {error && <ErrorNotice error={error} />}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" isDisabled={!isWhole}>
          {t('classPrivacy.consent.store')}
        </Button>
        {onClose !== null && <Button onPress={onClose}>{t('classPrivacy.consent.cancel')}</Button>}
      </div>
    </form>
  );
}
