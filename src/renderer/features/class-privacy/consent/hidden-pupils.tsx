import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pupilLabels } from '../../../../shared/kernels/pupil-labels.ts';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { DayField } from '../../../components/controls/day-field.tsx';
import { Select } from '../../../components/controls/select.tsx';
import { Icon } from '../../../components/icon.tsx';
import { localDay, useDays } from '../../../i18n/dates.ts';
import type { ClassPupil } from './class-pupil.ts';
import styles from './consent-section.module.css';

/** Who may not be recognisable, with why and since when; one more is two choices. */
export function HiddenPupils({ pupils }: { readonly pupils: readonly ClassPupil[] }): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const day = useDays();
  const [adding, setAdding] = useState(false);
  const labelOf = pupilLabels(pupils);
  const hidden = pupils.filter(({ notRecognisable }) => notRecognisable);
  const others = pupils.filter(({ notRecognisable }) => !notRecognisable);
  return (
    <div className={styles.hiddenPart}>
      <ul className={styles.hiddenList}>
        {hidden.map((pupil) => {
          const { id, consents } = pupil;
          const said = consents.find(({ category }) => category === 'circle');
          const name = labelOf(pupil);
          return (
            <li key={id} className={styles.hiddenPupil}>
              <span className={styles.hatch}>
                <Icon name="eyeOff" size={20} />
              </span>
              <b>{name}</b>
              <span>
                {t(`classPrivacy.consent.status.${said?.status ?? 'unknown'}`)}
                {said?.date !== null &&
                  said !== undefined &&
                  ` ${t('classPrivacy.consent.since', { day: day(said.date) })}`}
              </span>
              {said?.status === 'objected' && (
                <button
                  type="button"
                  className={styles.away}
                  aria-label={t('classPrivacy.consent.removeOf', { name })}
                  onClick={() => void client.ask('consent.remove', { pupilId: id, category: 'circle' })}
                >
                  {t('classPrivacy.consent.remove')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && !adding && (
        <Button look="link" icon="plus" onPress={() => setAdding(true)}>
          {t('classPrivacy.consent.addHidden')}
        </Button>
      )}
      {adding && <NewObjection pupils={others} labelOf={labelOf} onClose={() => setAdding(false)} />}
    </div>
  );
}

type NewObjectionProps = {
  readonly pupils: readonly ClassPupil[];
  readonly labelOf: (pupil: ClassPupil) => string;
  readonly onClose: () => void;
};

function NewObjection({ pupils, labelOf, onClose }: NewObjectionProps): ReactElement {
  const { t } = useTranslation();
  const client = useClient();
  const [chosen, setChosen] = useState(pupils[0]?.id ?? '');
  const [date, setDate] = useState(localDay(Date.now()));
  const pupil = pupils.find(({ id }) => id === chosen) ?? pupils[0];
  if (pupil === undefined) return <p>{t('classPrivacy.consent.nobodyLeft')}</p>;
  const store = async (): Promise<void> => {
    await client.ask('consent.put', {
      ...{ pupilId: pupil.id, category: 'circle', status: 'objected' },
      ...{ basis: null, date, evidence: null },
    });
    onClose();
  };
  return (
    <form
      className={styles.objection}
      onSubmit={(event) => {
        event.preventDefault();
        if (date !== '') void store();
      }}
    >
      <Select
        label={t('classPrivacy.consent.whichPupil')}
        value={pupil.id}
        onChange={(id) => setChosen(id)}
        options={pupils.map((one) => ({ value: one.id, label: labelOf(one) }))}
      />
      <DayField label={t('classPrivacy.consent.objectedOn')} value={date} onChange={setDate} />
      <Button type="submit" isDisabled={date === ''}>
        {t('classPrivacy.consent.notRecognisable')}
      </Button>
      <Button look="quietLink" onPress={onClose}>
        {t('classPrivacy.consent.cancel')}
      </Button>
    </form>
  );
}
