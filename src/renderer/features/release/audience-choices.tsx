import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../shared/model/trajectory.ts';
import { Checkbox } from '../../components/controls/checkbox.tsx';
import styles from './release-sheet.module.css';

const order = ['coach', 'teacher', 'careCoordinator', 'schoolLeader'] as const;

export type AudienceChoicesProps = {
  readonly participants: readonly Participant[];
  readonly chosen: readonly string[];
  /** Those of whom parents were not told that they watch. */
  readonly beyondTold: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Wie het ziet: names and roles, one row for each of the group but yourself. */
export function AudienceChoices(props: AudienceChoicesProps): ReactElement {
  const { participants, chosen, beyondTold, onChange } = props;
  const { t } = useTranslation();
  const others = participants.filter(({ self }) => !self);
  const sorted = order.flatMap((role) => others.filter((participant) => participant.role === role));
  if (sorted.length === 0) return <p className={styles.quiet}>{t('release.nobodyYet')}</p>;
  return (
    <>
      <ul className={styles.audience}>
        {sorted.map(({ id, name, role }) => (
          <li key={id}>
            <Checkbox
              isSelected={chosen.includes(id)}
              onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
            >
              <b>{name}</b> <span className={styles.role}>{t(`role.${role}`)}</span>
            </Checkbox>
            {chosen.includes(id) && beyondTold.includes(id) && (
              <p className={styles.warning} role="status">
                {t('release.beyondTold', { name })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {sorted.every(({ id }) => !chosen.includes(id)) && (
        <p className={styles.quiet} role="status">
          {t('release.nobodyChosen')}
        </p>
      )}
    </>
  );
}
